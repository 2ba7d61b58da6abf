package io.amends;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets that the service runs on: given by properties, or made at first start and kept in the
 * file {@code credentials} of the data folder, which only its owner may read. What is given wins
 * and is never written down; no secret ever reaches the log or a message.
 */
public final class Credentials {

  /** Bearer token of {@code /api/v1}. */
  public static final String API_TOKEN = "amends.api.token";

  /** Password of the one agent {@code desk}, where no agents are named. */
  public static final String DESK_PASSWORD = "amends.desk.password";

  /** What all tokens that this service hands out are signed with. */
  public static final String TOKEN_KEY = "amends.token.key";

  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final List<String> NAMES = List.of(API_TOKEN, DESK_PASSWORD, TOKEN_KEY);

  private final Map<String, String> secrets;

  private Credentials(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * What is given, and the rest from the file in the folder, made where it is not there yet.
   * Touches the file only if something is not given.
   *
   * @param given by property name; blank counts as not given
   * @throws IllegalStateException naming the file, when it cannot be read, written or understood
   */
  public static Credentials kept(Path folder, Map<String, String> given) {
    var secrets = chosen(given);
    var missing = NAMES.stream().filter(name -> !secrets.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      var file = new CredentialsFile(folder.resolve("credentials"));
      missing.forEach(name -> secrets.put(name, file.secret(name)));
      if (file.keep()) {
        LOG.info("New secrets were made and are in {}", file.path());
      }
    }
    return new Credentials(secrets);
  }

  /**
   * Only what is given: many nodes must share their secrets, so none is made up.
   *
   * @param agentsAreNamed with their passwords, so that the one of {@code desk} is not needed
   * @throws MissingSecretsException naming every property that is missing
   */
  static Credentials given(Map<String, String> given, boolean agentsAreNamed) {
    var secrets = chosen(given);
    var missing =
        NAMES.stream()
            .filter(name -> !secrets.containsKey(name))
            .filter(name -> !(agentsAreNamed && name.equals(DESK_PASSWORD)))
            .toList();
    if (!missing.isEmpty()) {
      throw new MissingSecretsException(missing);
    }
    return new Credentials(secrets);
  }

  public String apiToken() {
    return secret(API_TOKEN);
  }

  public String deskPassword() {
    return secret(DESK_PASSWORD);
  }

  public String tokenKey() {
    return secret(TOKEN_KEY);
  }

  private String secret(String name) {
    return secrets.getOrDefault(name, "");
  }

  private static Map<String, String> chosen(Map<String, String> given) {
    var chosen = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      var value = given.getOrDefault(name, "");
      if (!value.isBlank()) {
        chosen.put(name, value);
      }
    }
    return chosen;
  }
}
