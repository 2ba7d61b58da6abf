package io.amends.channel.widget;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.amends.conversation.Customer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the JWT by which a shop vouches for a customer (CONTRACT §1, identity). The algorithm is
 * what is configured, never what the token says of itself beyond that. Thread-safe.
 */
public final class IdentityTokens {

  private final Map<JWSAlgorithm, JWSVerifier> verifiers = new HashMap<>();
  private final Clock clock;

  /**
   * @throws IllegalArgumentException for a secret that is too short or a key that cannot be read
   */
  public IdentityTokens(IdentityProperties properties, Clock clock) {
    this.clock = clock;
    var secret = properties.secret();
    var publicKey = properties.publicKey();
    try {
      if (secret != null && !secret.isBlank()) {
        verifiers.put(JWSAlgorithm.HS256, new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
      }
      if (publicKey != null && !publicKey.isBlank()) {
        verifiers.put(
            JWSAlgorithm.RS256,
            new RSASSAVerifier(JWK.parseFromPEMEncodedObjects(publicKey).toRSAKey()));
      }
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException(
          "amends.identity: the secret needs 32 characters or more, the public key must be PEM: "
              + unusable.getMessage(),
          unusable);
    }
  }

  /** The customer that the token speaks of; empty for one that is forged, expired or malformed. */
  public Optional<Customer> read(String token, String locale) {
    try {
      var jwt = SignedJWT.parse(token);
      var verifier = verifiers.get(jwt.getHeader().getAlgorithm());
      if (verifier == null || !jwt.verify(verifier)) {
        return Optional.empty();
      }
      return customer(jwt.getJWTClaimsSet(), locale);
    } catch (ParseException | JOSEException | IllegalArgumentException invalid) {
      return Optional.empty();
    }
  }

  private Optional<Customer> customer(JWTClaimsSet claims, String locale) throws ParseException {
    var subject = claims.getSubject();
    var expires = claims.getExpirationTime();
    var notBefore = claims.getNotBeforeTime();
    var now = clock.instant();
    if (subject == null
        || subject.isBlank()
        || expires == null
        || !now.isBefore(expires.toInstant())
        || (notBefore != null && now.isBefore(notBefore.toInstant()))) {
      return Optional.empty();
    }
    var name = Objects.requireNonNullElse(claims.getStringClaim("name"), "");
    var tags = Objects.requireNonNullElse(claims.getStringListClaim("tags"), List.<String>of());
    return Optional.of(new Customer(subject, name, tags, locale));
  }
}
