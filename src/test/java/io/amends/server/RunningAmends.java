package io.amends.server;

import io.amends.AmendsApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Amends itself, whole, on a port of its own, in this process. */
public final class RunningAmends implements AutoCloseable {

  public static final String API_TOKEN = "a-token-for-tests-only-0123456789abcdef";

  private static final List<String> USUAL =
      List.of(
          "server.port=0",
          "amends.api.token=" + API_TOKEN,
          "amends.pause=100ms",
          "amends.follow-up=1s",
          "logging.level.root=warn");

  private final ConfigurableApplicationContext context;
  private final Path data;

  private RunningAmends(ConfigurableApplicationContext context, Path data) {
    this.context = context;
    this.data = data;
  }

  /**
   * @param properties {@code name=value}; they win over the usual ones
   */
  public static RunningAmends on(Path data, String... properties) {
    var arguments = new ArrayList<String>();
    USUAL.stream().filter(usual -> !isGiven(usual, properties)).forEach(arguments::add);
    arguments.add("amends.data=" + data);
    arguments.addAll(List.of(properties));
    arguments.replaceAll(property -> "--" + property);
    var application = new SpringApplication(AmendsApplication.class);
    application.setRegisterShutdownHook(false);
    return new RunningAmends(application.run(arguments.toArray(String[]::new)), data);
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public URI address() {
    return URI.create("http://localhost:" + port());
  }

  public URI socket(String path) {
    return URI.create("ws://localhost:" + port() + path);
  }

  public Api api() {
    return new Api(address(), API_TOKEN);
  }

  public Path data() {
    return data;
  }

  /** A part of it, by its type. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static boolean isGiven(String usual, String... properties) {
    var name = usual.substring(0, usual.indexOf('=') + 1);
    return List.of(properties).stream().anyMatch(given -> given.startsWith(name));
  }
}
