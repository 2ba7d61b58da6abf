package io.amends.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentDirectoryTest {

  private static final String KEY = "k".repeat(43);

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-10T08:00:00Z"));
  private final AgentDirectory directory = directory("lin:pa:ss, wu:word");

  @Test
  void the_right_password_gets_a_token_that_names_the_agent() {
    assertThat(directory.agentOf(token("lin", "pa:ss"))).contains("lin");
    assertThat(directory.agentOf(token("wu", "word"))).contains("wu");
  }

  @Test
  void a_wrong_password_an_unknown_name_and_none_get_nothing() {
    assertThat(directory.signIn("lin", "pass", "a")).isEmpty();
    assertThat(directory.signIn("nobody", "", "a")).isEmpty();
    assertThat(directory.signIn("lin", "", "a")).isEmpty();
  }

  @Test
  void a_token_is_good_for_twelve_hours() {
    var token = token("lin", "pa:ss");
    clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(directory.agentOf(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(directory.agentOf(token)).isEmpty();
  }

  @Test
  void a_token_dies_with_its_password_and_with_the_key() {
    var token = token("lin", "pa:ss");
    assertThat(directory("lin:new").agentOf(token)).isEmpty();
    assertThat(
            new AgentDirectory(new DeskProperties("lin:pa:ss", ""), "", "other".repeat(9), clock)
                .agentOf(token))
        .isEmpty();
  }

  @Test
  void a_token_for_another_name_or_a_later_time_is_forged() {
    var parts = token("lin", "pa:ss").split("\\.");
    var wu = Base64.getUrlEncoder().withoutPadding().encodeToString("wu".getBytes());

    assertThat(directory.agentOf(wu + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(directory.agentOf(parts[0] + "." + parts[1] + "9." + parts[2])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "bGlu.99999999999999999999.x",
        "bGlu.-1.x",
        "%.1.x"
      })
  void garbage_is_no_token(String garbage) {
    assertThat(directory.agentOf(garbage)).isEmpty();
  }

  @Test
  void after_five_wrong_tries_not_even_the_right_password_is_let_in_for_a_while() {
    for (var n = 0; n < 5; n++) {
      assertThat(directory.signIn("lin", "guess" + n, "a")).isEmpty();
    }
    assertThatThrownBy(() -> directory.signIn("lin", "pa:ss", "a"))
        .isInstanceOf(TooManyTriesException.class);
    assertThat(directory.signIn("lin", "pa:ss", "elsewhere")).isPresent();
    assertThat(directory.signIn("wu", "word", "a")).isPresent();
    clock.advance(Duration.ofMinutes(5));
    assertThat(directory.signIn("lin", "pa:ss", "a")).isPresent();
  }

  @Test
  void an_address_that_tries_many_names_is_refused() {
    for (var n = 0; n < 50; n++) {
      directory.signIn("name" + n, "guess", "a");
    }
    assertThatThrownBy(() -> directory.signIn("lin", "pa:ss", "a"))
        .isInstanceOf(TooManyTriesException.class);
  }

  @Test
  void without_agents_there_is_one_with_the_password_that_is_set_or_made() {
    var made = new AgentDirectory(new DeskProperties("", ""), "made", KEY, clock);
    var set = new AgentDirectory(new DeskProperties("", "set"), "made", KEY, clock);

    assertThat(made.signIn("desk", "made", "a")).isPresent();
    assertThat(set.signIn("desk", "made", "a")).isEmpty();
    assertThat(set.signIn("desk", "set", "a")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "lin:", ":secret", "lin:a,lin:b", "lin:a,,wu:b"})
  void agents_that_cannot_be_read_are_refused_without_their_secrets(String agents) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory(agents))
        .withMessageNotContaining("secret");
  }

  @Test
  void passwords_are_not_printed() {
    assertThat(new DeskProperties("lin:secret", "hidden").toString())
        .doesNotContain("secret", "hidden");
  }

  private AgentDirectory directory(String agents) {
    return new AgentDirectory(new DeskProperties(agents, ""), "", KEY, clock);
  }

  private String token(String name, String password) {
    return directory.signIn(name, password, "here").orElseThrow();
  }
}
