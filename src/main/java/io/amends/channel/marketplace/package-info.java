/**
 * Marketplaces that talk to us by webhooks: what comes in is verified and read here, what goes out
 * is signed and posted. Nothing is believed before its signature is; no API is called inside a
 * webhook's request. Start reading at {@link
 * io.amends.channel.marketplace.StandardWebhookSignature}.
 */
@NullMarked
package io.amends.channel.marketplace;

import org.jspecify.annotations.NullMarked;
