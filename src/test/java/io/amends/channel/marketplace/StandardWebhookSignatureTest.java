package io.amends.channel.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class StandardWebhookSignatureTest {

  /** The vector that all official libraries share. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = bytes("{\"test\": 2432232314}");
  private static final String GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String OTHER_SECRET = "whsec_" + base64(new byte[32]);

  private final StandardWebhookSignature signature = new StandardWebhookSignature(List.of(SECRET));

  @Test
  void the_shared_vector_verifies_and_is_what_we_sign() {
    assertThat(verifies(ID, TIMESTAMP, GOOD, BODY)).isTrue();
    assertThat(signature.sign(ID, NOW, BODY)).isEqualTo(GOOD);
  }

  @Test
  void each_header_is_needed() {
    assertThat(verifies(null, TIMESTAMP, GOOD, BODY)).isFalse();
    assertThat(verifies(ID, null, GOOD, BODY)).isFalse();
    assertThat(verifies(ID, TIMESTAMP, null, BODY)).isFalse();
  }

  @Test
  void a_header_that_comes_twice_is_no_header() {
    var headers = new HttpHeaders();
    headers.add("Webhook-Id", ID);
    headers.add("Webhook-Timestamp", TIMESTAMP);
    headers.add("Webhook-Signature", GOOD);
    assertThat(signature.verifies(headers, BODY, NOW)).isTrue();

    headers.add("Webhook-Id", "another");
    assertThat(signature.verifies(headers, BODY, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 0, 299, 300})
  void a_timestamp_within_five_minutes_either_way_is_fresh(long off) {
    assertThat(signature.verifies(ID, TIMESTAMP, GOOD, BODY, NOW.plusSeconds(off))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-691_200, -301, 301, 691_200})
  void a_timestamp_further_away_is_a_replay(long off) {
    assertThat(signature.verifies(ID, TIMESTAMP, GOOD, BODY, NOW.plusSeconds(off))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("hostileSignatures")
  void a_hostile_signature_header_is_refused_without_an_exception(String header) {
    assertThat(verifies(ID, TIMESTAMP, header, BODY)).isFalse();
  }

  static Stream<String> hostileSignatures() {
    var text = GOOD.substring(3);
    return Stream.of(
        "",
        " ",
        ",",
        "v1",
        "v1,",
        "v1,,",
        "v1, ",
        "v1 ,",
        ",v1",
        "v1,=",
        "v1," + "A".repeat(100_000),
        text,
        "v1" + text,
        "V1," + text,
        "v2," + text,
        "v1a," + text,
        " v1a," + text + " v1,",
        GOOD.substring(0, GOOD.length() - 1),
        GOOD + "=",
        GOOD + ",",
        GOOD + "," + text,
        GOOD.substring(0, 20),
        "v1,\u4f60\u597d",
        "\u202ev1," + text,
        "v1,\ud800",
        "v1,\0" + text,
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        (GOOD.substring(0, 10) + " ").repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1614265330",
        "1614265330.0",
        "1e9",
        "0x60",
        " 1614265330",
        "16142653301614265330",
        "\u0661\u0666",
        "NaN"
      })
  void a_hostile_timestamp_is_refused_even_when_signed(String timestamp) {
    var signed = "v1," + ReferenceSignature.of(SECRET, ID, timestamp, BODY);
    assertThat(verifies(ID, timestamp, signed, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", ".", "a b", "\u00e9", "a\nb"})
  void an_id_that_makes_the_signed_text_ambiguous_is_refused_even_when_signed(String id) {
    var signed = "v1," + ReferenceSignature.of(SECRET, id, TIMESTAMP, BODY);
    assertThat(verifies(id, TIMESTAMP, signed, BODY)).isFalse();
    assertThatThrownBy(() -> signature.sign(id, NOW, BODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ten_thousand_signatures_with_the_right_one_last_verify() {
    var wrong = "v1," + base64(new byte[32]) + " ";
    assertThat(verifies(ID, TIMESTAMP, wrong.repeat(9_999) + GOOD, BODY)).isTrue();
    assertThat(verifies(ID, TIMESTAMP, wrong.repeat(10_000), BODY)).isFalse();
  }

  @Test
  void while_secrets_rotate_either_verifies_and_both_sign() {
    var both = new StandardWebhookSignature(List.of(OTHER_SECRET, SECRET));
    var old = new StandardWebhookSignature(List.of(OTHER_SECRET));
    var signatures = both.sign(ID, NOW, BODY);

    assertThat(both.verifies(ID, TIMESTAMP, GOOD, BODY, NOW)).isTrue();
    assertThat(signature.verifies(ID, TIMESTAMP, signatures, BODY, NOW)).isTrue();
    assertThat(old.verifies(ID, TIMESTAMP, signatures, BODY, NOW)).isTrue();
    assertThat(old.verifies(ID, TIMESTAMP, GOOD, BODY, NOW)).isFalse();
  }

  @Test
  void no_single_flipped_bit_is_accepted() {
    var random = new Random(20261121);
    int accepted = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[][] parts = {bytes(ID), bytes(TIMESTAMP), bytes(GOOD), BODY.clone()};
      var part = parts[i % parts.length];
      part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
      accepted += verifies(text(parts[0]), text(parts[1]), text(parts[2]), parts[3]) ? 1 : 0;
    }
    assertThat(accepted).isZero();
  }

  @Test
  void what_we_sign_an_independent_implementation_signs_alike() {
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      var key = new byte[24 + random.nextInt(41)];
      random.nextBytes(key);
      var body = new byte[random.nextInt(2_000)];
      random.nextBytes(body);
      var secret = "whsec_" + base64(key);
      var at = NOW.plusSeconds(random.nextInt(1_000_000_000));
      var id = "msg_" + Long.toString(random.nextLong(), 36);

      assertThat(new StandardWebhookSignature(List.of(secret)).sign(id, at, body))
          .isEqualTo("v1," + ReferenceSignature.of(secret, id, "" + at.getEpochSecond(), body));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "whsec_",
        "whsec_!!!hunter2",
        "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa"
      })
  void a_secret_that_is_none_is_refused_at_start_without_being_told(String secret) {
    assertThatThrownBy(() -> new StandardWebhookSignature(List.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a webhook secret ")
        .hasMessageNotContainingAny("hunter2", "MfKQ");
  }

  @Test
  void a_secret_has_24_to_64_bytes() {
    assertThatThrownBy(() -> new StandardWebhookSignature(secretOf(23))).hasMessageContaining("23");
    assertThatThrownBy(() -> new StandardWebhookSignature(secretOf(65))).hasMessageContaining("65");
    assertThat(
            Stream.of(24, 64)
                .map(size -> new StandardWebhookSignature(secretOf(size)))
                .collect(Collectors.toList()))
        .hasSize(2);
    assertThatThrownBy(() -> new StandardWebhookSignature(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private boolean verifies(String id, String timestamp, String signatures, byte[] body) {
    return signature.verifies(id, timestamp, signatures, body, NOW);
  }

  private static List<String> secretOf(int bytes) {
    return List.of("whsec_" + base64(new byte[bytes]));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Latin-1, so that a flipped high bit stays one wrong character. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
