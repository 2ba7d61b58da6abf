package io.amends;

import io.amends.language.Understander;
import io.amends.language.opennlp.OpenNlpUnderstander;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Binds understanding: the model in the jar, or one trained from the shop's own folder. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

  private static final String MODEL = "models/understanding.bin";

  @Bean
  Understander understander(AmendsProperties properties) throws IOException {
    var folder = properties.intents();
    if (folder != null) {
      return OpenNlpUnderstander.train(folder);
    }
    try (var stream = new ClassPathResource(MODEL).getInputStream()) {
      return OpenNlpUnderstander.load(stream);
    }
  }
}
