package io.amends.engine;

import io.amends.conversation.Customer;

/**
 * What a channel knows when a customer turns up. It is recorded with the first message: a visitor
 * who never writes leaves no trace.
 *
 * @param channel {@code widget}, {@code standard} or {@code api}
 * @param order order number that the channel knows; empty: none
 */
public record Opening(String channel, Customer customer, String order) {}
