/**
 * The shop behind the assistant: asks it for facts and has remedies carried out, over the HTTP API
 * of CONTRACT §6, or plays a small shop itself when none is configured. It never decides what is
 * offered, and no failure of the shop leaves it as anything but {@link
 * io.amends.commerce.Lookup.Unavailable} or a channel exception. Start reading at {@link
 * io.amends.shop.ShopFactSource}.
 */
@NullMarked
package io.amends.shop;

import org.jspecify.annotations.NullMarked;
