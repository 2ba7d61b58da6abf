package io.amends.fault;

import io.amends.AmendsApplication;
import io.amends.installed.InstalledUnderstander;
import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.time.OffsetDateTime;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Amends with a fault in it: there are words at which understanding always fails. */
public final class PoisonedAmends {

  /** The words. */
  static final String POISON = "xyzzy plugh";

  private PoisonedAmends() {}

  public static void main(String[] arguments) {
    var application = new SpringApplication(AmendsApplication.class, Poisoned.class);
    application.setMainApplicationClass(AmendsApplication.class);
    application.run(arguments);
  }

  /** Takes the place of what understands. No annotation: else every test would find it. */
  static class Poisoned {

    @Bean
    @Primary
    Understander poisoned(InstalledUnderstander sound) {
      return new Understander() {
        @Override
        public Understanding understand(String text, Pending pending, OffsetDateTime at) {
          if (text.contains(POISON)) {
            throw new IllegalStateException("poison");
          }
          return sound.understand(text, pending, at);
        }
      };
    }
  }
}
