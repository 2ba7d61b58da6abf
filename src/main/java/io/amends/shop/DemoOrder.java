package io.amends.shop;

/**
 * One sample order as the demo page lists it.
 *
 * @param situation what it is there to show, in English
 */
public record DemoOrder(String number, String title, String situation) {}
