package io.amends.channel.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class StandardWebhookPropertiesTest {

  private static final String ONE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String TWO = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Properties.class);

  @Test
  void nothing_configured_means_nothing_comes_in_or_goes_out() {
    runner.run(
        context -> {
          var properties = context.getBean(StandardWebhookProperties.class);
          assertThat(properties.isReceiving()).isFalse();
          assertThat(properties.isReplying()).isFalse();
          assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(15));
        });
  }

  @Test
  void several_secrets_are_separated_by_commas_and_never_shown() {
    runner
        .withPropertyValues(
            "amends.webhooks.standard.secret=" + ONE + "," + TWO,
            "amends.webhooks.standard.reply-url=http://10.0.0.1/hook",
            "amends.webhooks.standard.reply-secret=" + TWO)
        .run(
            context -> {
              var properties = context.getBean(StandardWebhookProperties.class);
              assertThat(properties.secret()).containsExactly(ONE, TWO);
              assertThat(properties.replySecret()).containsExactly(TWO);
              assertThat(properties.isReplying()).isTrue();
              assertThat(properties.toString()).contains("10.0.0.1").doesNotContain("whsec");
            });
  }

  @Test
  void an_address_without_a_secret_to_sign_with_does_not_start() {
    runner
        .withPropertyValues("amends.webhooks.standard.reply-url=https://shop.example/hook")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void an_address_that_is_none_does_not_start() {
    runner
        .withPropertyValues(
            "amends.webhooks.standard.reply-url=file:///etc/passwd",
            "amends.webhooks.standard.reply-secret=" + ONE)
        .run(context -> assertThat(context).hasFailed());
  }

  @Configuration
  @EnableConfigurationProperties(StandardWebhookProperties.class)
  static class Properties {}
}
