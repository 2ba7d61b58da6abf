package io.amends.channel.widget;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the shop vouches for its customers.
 *
 * @param secret for tokens signed with HS256, at least 32 characters; none: no such tokens
 * @param publicKey PEM of an RSA key for tokens signed with RS256; none: no such tokens
 */
@ConfigurationProperties("amends.identity")
public record IdentityProperties(@Nullable String secret, @Nullable String publicKey) {}
