package io.amends.channel.marketplace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks written a second time, straight from its text. */
public final class ReferenceSignature {

  private ReferenceSignature() {}

  public static String of(String secret, String id, String timestamp, byte[] body) {
    try {
      var signed = new ByteArrayOutputStream();
      signed.write((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
      signed.write(body);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
