package io.amends;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Amends, or does the one thing that its first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AmendsApplication {

  private static final String LAST_FLUSH = "reactor.netty.http.server.lastFlushWhenNoRead";

  static {
    // Else a connection that is kept alive may never be read again: where its next request comes
    // before the last answer is put away, which hangs the client (reactor-netty issue 4361, there
    // in 1.3.7). To go with the release that mends it.
    if (System.getProperty(LAST_FLUSH) == null) {
      System.setProperty(LAST_FLUSH, "true");
    }
  }

  public static void main(String[] args) throws IOException {
    if (Commands.named(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(AmendsApplication.class, args);
  }
}
