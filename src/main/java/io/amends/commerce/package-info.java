/**
 * What is true of a purchase: orders, shipments, refunds, money, and what the shop said when it was
 * asked ({@link io.amends.commerce.Lookup}). Values only; it never decides what is offered.
 */
@NullMarked
package io.amends.commerce;

import org.jspecify.annotations.NullMarked;
