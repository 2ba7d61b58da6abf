package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;

class StartFailuresTest {

  @Test
  void an_invalid_flow_is_told_by_file_and_line_however_deep_it_is_wrapped() {
    var invalid =
        new InvalidFlowsException(
            List.of(new Problem("dialog-flows/x.yaml", 7, "no such remedy", "Name one.")));

    var analysis = new StartFailures().analyze(new RuntimeException(new Error(invalid)));

    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).contains("dialog-flows/x.yaml:7");
  }

  @Test
  void missing_secrets_are_named_with_what_to_do() {
    var missing = new MissingSecretsException(List.of("amends.token.key"));

    var analysis = new StartFailures().analyze(new RuntimeException(missing));

    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).contains("amends.token.key");
    assertThat(analysis.getAction()).contains("environment");
  }

  @Test
  void what_is_not_ours_to_explain_is_left_to_others() {
    assertThat(new StartFailures().analyze(new IllegalStateException("port"))).isNull();
  }

  @Test
  void spring_boot_is_told_of_it() throws IOException {
    var named = new Properties();
    try (var file = getClass().getResourceAsStream("/META-INF/spring.factories")) {
      named.load(file);
    }

    assertThat(named.getProperty(FailureAnalyzer.class.getName()))
        .isEqualTo(StartFailures.class.getName());
  }
}
