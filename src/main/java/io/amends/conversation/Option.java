package io.amends.conversation;

import io.amends.remedy.Offer;

/**
 * One of the two ways out of a proposal, as the customer read it.
 *
 * @param number 1 or 2
 */
public record Option(int number, Offer offer, String title, String detail) {}
