package io.amends;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Amends. */
@SpringBootApplication
public class AmendsApplication {

  public static void main(String[] args) {
    SpringApplication.run(AmendsApplication.class, args);
  }
}
