package io.amends;

import io.amends.installed.InstalledUnderstander;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds understanding: the model in the jar, or one trained from the shop's own folder. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

  @Bean
  OpenNlpLearner learner() {
    return new OpenNlpLearner();
  }

  @Bean
  InstalledUnderstander understander(AmendsProperties properties, OpenNlpLearner learner)
      throws IOException {
    var folder = properties.intents();
    return new InstalledUnderstander(folder == null ? learner.shipped() : learner.train(folder));
  }
}
