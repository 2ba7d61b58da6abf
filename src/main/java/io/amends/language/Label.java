package io.amends.language;

/** One code of {@link Taxonomy} and how sure the model is of it, from 0 to 1. */
public record Label(String code, double confidence) {}
