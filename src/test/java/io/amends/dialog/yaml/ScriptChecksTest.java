package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every script is said somewhere, can be filled there, and holds no amount. */
class ScriptChecksTest {

  private final SampleSet set = new SampleSet();

  @Test
  void a_script_that_nothing_says_is_refused() {
    set.files()
        .merge("sample.yaml", SampleSet.script("lonely", "Nobody hears me."), String::concat);

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:98  script sample/lonely is never said. Delete it, or say"
                + " it.");
  }

  @Test
  void a_script_that_the_program_says_is_not_missed() {
    set.change("repair.yaml", "  greeting:", "  greetings:");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/repair.yaml:1  script repair/greeting is missing. Add it: the program"
                + " says it.",
            "dialog-flows/repair.yaml:5  script repair/greetings is never said. Delete it, or say"
                + " it.");
  }

  @Test
  void a_script_needs_no_more_than_is_certain_where_it_is_said() {
    everywhere("Which order is it?", "Which order is it, {order}?");
    everywhere("The number, please.", "The number of {item}, please.");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:52  script sample/which-order always needs {order}, which is"
                + " not certain where sample says it. Add a wording without it, or make sure of it"
                + " by a \"when\".");
  }

  @Test
  void a_script_may_say_more_when_it_is_known_and_less_when_not() {
    everywhere("The number, please.", "The number of {item}, please.");

    assertThat(set.problems()).isEmpty();
  }

  @Test
  void a_condition_makes_certain_what_a_script_needs() {
    set.change("sample.yaml", "days-late: at least 3", "days-still: at least 3");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:79  script sample/late always needs {promised-day}, which is"
                + " not certain where sample says it. Add a wording without it, or make sure of it"
                + " by a \"when\".");
  }

  @Test
  void only_an_offer_has_options_to_name() {
    everywhere("has not shipped", "has not shipped, {first}");

    assertThat(set.problems())
        .containsExactly(
            "dialog-flows/sample.yaml:72  script sample/not-shipped has {first}, which is not known"
                + " where sample says it. Leave it out.");
  }

  @Test
  void an_offer_names_both_options_in_every_wording() {
    everywhere("{item}: {first} or {second}?", "{item}: {first} or not?");

    assertThat(set.problems())
        .contains(
            "dialog-flows/sample.yaml:86  script sample/two-ways lacks {second}. Put it in: an"
                + " offer makes no sense without.");
  }

  @Test
  void every_language_has_as_many_wordings() {
    set.change("sample.yaml", "      Which order is it?\n\n      The number", "      The number");

    assertThat(set.problems())
        .contains(
            "dialog-flows/sample.yaml:54  script which-order has 2 wordings in zh-Hant and 1"
                + " wording in zh-Hans. Give every language the same number.");
  }

  @Test
  void a_wording_is_not_written_twice() {
    everywhere("The number, please.", "Which order is it?");

    assertThat(set.problems())
        .contains(
            "dialog-flows/sample.yaml:54  script which-order (zh-Hans) has this wording twice."
                + " Change or delete it.");
  }

  @Test
  void a_title_fits_on_a_button() {
    set.change(
        "remedies.yaml",
        "  reship-title:\n    zh-Hans: |\n      Words",
        "  reship-title:\n    zh-Hans: |\n      Another parcel is sent now");

    assertThat(set.problems())
        .singleElement()
        .asString()
        .endsWith(
            "script remedies/reship-title has 26 characters, too many for a button. Keep it within"
                + " 24, counting 9 for {amount}.");
  }

  @Test
  void a_currency_sign_belongs_to_the_patterns_of_money() {
    set.files()
        .merge("shared.yaml", SampleSet.script("money-GBP", "\u00a3{amount}"), String::concat);
    assertThat(set.problems()).isEmpty();

    set.change("sample.yaml", "We are sorry.", "We are sorry \u00a3.");
    assertThat(set.problems()).hasSize(1);
  }

  @Test
  void an_amount_in_chinese_is_an_amount_too() {
    // In each language, for English below zh-Hant would be a mistake of its own.
    everywhere("We are sorry.", "\u5341\u5143");

    assertThat(set.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("has an amount typed in"));
  }

  private void everywhere(String from, String to) {
    set.put("sample.yaml", set.files().get("sample.yaml").replace(from, to));
  }
}
