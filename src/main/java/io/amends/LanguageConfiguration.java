package io.amends;

import io.amends.installed.InstalledUnderstander;
import io.amends.language.onnx.OnnxSentenceEncoder;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Binds understanding: the model in the jar, or one trained from the shop's own folder. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

  /** Messages that wait to be read by the second tier; more are refused, and asked for again. */
  private static final int WAITING_AT_MOST = 10_000;

  @Bean
  OpenNlpLearner models(AmendsProperties properties) {
    return properties.tier() == 1
        ? new OpenNlpLearner()
        : new OpenNlpLearner(new OnnxSentenceEncoder());
  }

  @Bean
  ShippedFirst learner(OpenNlpLearner models) {
    return new ShippedFirst(models, models::shipped);
  }

  @Bean
  InstalledUnderstander understander(
      AmendsProperties properties, OpenNlpLearner models, ShippedFirst learner) throws IOException {
    var folder = properties.intents();
    return new InstalledUnderstander(folder == null ? models.shipped() : learner.train(folder));
  }

  /** Microseconds are spent where the message is; milliseconds on threads of their own. */
  @Bean(destroyMethod = "dispose")
  Scheduler reading(AmendsProperties properties) {
    return properties.tier() == 1
        ? Schedulers.immediate()
        : Schedulers.newBoundedElastic(
            Runtime.getRuntime().availableProcessors(), WAITING_AT_MOST, "reading");
  }
}
