/**
 * The HTTP API for the shop's own servers, {@code /api/v1} (CONTRACT §3). Every call needs a bearer
 * token; every error is an RFC 9457 problem. It carries bytes and never decides anything about a
 * conversation. Start reading at {@link io.amends.channel.api.ApiRoutes}; {@code
 * static/openapi.yaml} describes it and a test compares the two.
 */
@NullMarked
package io.amends.channel.api;

import org.jspecify.annotations.NullMarked;
