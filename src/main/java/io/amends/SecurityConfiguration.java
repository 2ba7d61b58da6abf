package io.amends;

import io.amends.desk.AgentDirectory;
import io.amends.desk.DeskProperties;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Binds the secrets and who may sign in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  Credentials credentials(
      AmendsProperties properties, DeskProperties desk, Environment environment) {
    var given = new HashMap<String, String>();
    for (var name :
        new String[] {Credentials.API_TOKEN, Credentials.DESK_PASSWORD, Credentials.TOKEN_KEY}) {
      given.put(name, environment.getProperty(name, ""));
    }
    return properties.store() == AmendsProperties.Store.REDIS
        ? Credentials.given(given, !desk.agents().isBlank())
        : Credentials.kept(properties.data(), given);
  }

  @Bean
  AgentDirectory agentDirectory(DeskProperties desk, Credentials credentials, Clock clock) {
    return new AgentDirectory(desk, credentials.deskPassword(), credentials.tokenKey(), clock);
  }
}
