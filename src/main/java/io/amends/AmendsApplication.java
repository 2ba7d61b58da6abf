package io.amends;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Amends, or does the one thing that its first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AmendsApplication {

  public static void main(String[] args) throws IOException {
    if (Commands.named(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(AmendsApplication.class, args);
  }
}
