package io.amends.channel.marketplace;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our own webhooks, in and out.
 *
 * @param secret secrets of what comes in, each beginning with whsec_; several while they rotate;
 *     none: nothing comes in
 * @param replyUrl where replies are posted; empty: nowhere
 * @param replySecret secrets that replies are signed with; several while they rotate
 * @param timeout how long one post may take in all
 */
@Validated
@ConfigurationProperties("amends.webhooks.standard")
public record StandardWebhookProperties(
    @DefaultValue List<String> secret,
    @DefaultValue("")
        @Pattern(regexp = "|https?://\\S+", message = "must begin with http:// or https://")
        String replyUrl,
    @DefaultValue List<String> replySecret,
    @DefaultValue("15s") Duration timeout) {

  public StandardWebhookProperties {
    secret = secret.stream().filter(text -> !text.isBlank()).toList();
    replySecret = replySecret.stream().filter(text -> !text.isBlank()).toList();
  }

  public boolean isReceiving() {
    return !secret.isEmpty();
  }

  public boolean isReplying() {
    return !replyUrl.isBlank();
  }

  /** Replies are never posted unsigned. */
  @AssertTrue(message = "amends.webhooks.standard.reply-url needs a reply-secret to sign with")
  public boolean isReplySecretThereWhereNeeded() {
    return !isReplying() || !replySecret.isEmpty();
  }

  /** Without the secrets: this may be logged. */
  @Override
  public String toString() {
    return "StandardWebhookProperties[replyUrl=" + replyUrl + ", timeout=" + timeout + "]";
  }
}
