package io.amends;

import io.amends.language.Understander;
import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.language.opennlp.OpenNlpUnderstander;
import io.amends.language.opennlp.TrainModels;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Binds understanding: the model in the jar, or one trained from the shop's own folder. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

  private static final String MODELS = "models/";

  /** Messages that wait to be read by the second tier; more are refused, and asked for again. */
  private static final int WAITING_AT_MOST = 10_000;

  /** Reads a message: the model in the jar, or one trained from the shop's own folder. */
  @Bean
  Understander understander(AmendsProperties properties) throws IOException {
    var folder = properties.intents();
    if (properties.tier() == 1) {
      return folder == null ? packaged() : OpenNlpUnderstander.train(folder);
    }
    var encoder = new OnnxSentenceEncoder();
    if (folder != null) {
      return OpenNlpUnderstander.train(folder, encoder);
    }
    try (var stream = open(TrainModels.SECOND_TIER)) {
      return packaged().with(stream, encoder);
    }
  }

  /** Microseconds are spent where the message is; milliseconds on threads of their own. */
  @Bean
  Scheduler reading(AmendsProperties properties) {
    return properties.tier() == 1
        ? Schedulers.immediate()
        : Schedulers.newBoundedElastic(
            Runtime.getRuntime().availableProcessors(), WAITING_AT_MOST, "reading");
  }

  private static OpenNlpUnderstander packaged() throws IOException {
    try (var stream = open(TrainModels.FILE)) {
      return OpenNlpUnderstander.load(stream);
    }
  }

  private static InputStream open(String file) throws IOException {
    return new ClassPathResource(MODELS + file).getInputStream();
  }
}
