package io.amends.installed;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.installed.InstalledUnderstander.Model;
import io.amends.language.Pending;
import io.amends.language.Understanding;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledUnderstanderTest {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-18T12:00:00+08:00");

  private final InstalledUnderstander understander = new InstalledUnderstander(model("old"));

  @Test
  void a_message_is_understood_by_the_model_that_was_installed_last() {
    assertThat(understood().model()).isEqualTo("old");

    understander.install(model("new"));

    assertThat(understood().model()).isEqualTo("new");
    assertThat(understander.model()).isEqualTo("new");
  }

  @Test
  void a_message_under_way_is_understood_to_its_end_by_the_model_it_began_with() {
    understander.install(
        new Model(
            "slow",
            (text, pending, at) -> {
              understander.install(model("new"));
              return answer("slow");
            }));

    assertThat(understood().model()).isEqualTo("slow");
    assertThat(understood().model()).isEqualTo("new");
  }

  @Test
  void whoever_listens_is_told_of_what_is_installed_now_and_of_each_next_one() {
    var told = new ArrayList<String>();

    understander.whenInstalled(told::add);
    understander.install(model("new"));

    assertThat(told).containsExactly("old", "new");
  }

  private Understanding understood() {
    return understander.understand("hello", new Pending.Nothing(), AT);
  }

  private static Model model(String hash) {
    return new Model(hash, (text, pending, at) -> answer(hash));
  }

  private static Understanding answer(String hash) {
    return new Understanding(
        "en", true, List.of(), List.of(), List.of(), 0, List.of(), List.of(), List.of(), List.of(),
        hash);
  }
}
