package io.amends.simulation;

/**
 * Something that must never be and was.
 *
 * @param rule its name, kebab-case
 * @param version of the event at which it was seen
 * @param what in words, for whoever looks into it
 */
record Breach(String rule, long version, String what) {}
