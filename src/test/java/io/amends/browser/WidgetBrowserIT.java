package io.amends.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.amends.server.RunningAmends;
import io.amends.server.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that are served, in a real browser. */
class WidgetBrowserIT {

  private static final int HANG_MILLIS = 30_000;
  private static final int STEPS_AT_MOST = 60;

  @TempDir private static Path data;
  private static Chromium chromium;
  private static RunningAmends amends;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(HANG_MILLIS);
    amends = RunningAmends.on(data, "amends.desk.password=desk-secret");
  }

  @AfterAll
  static void stop() {
    if (amends != null) {
      amends.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    page = newPage();
    page.navigate(amends.address() + "/");
  }

  /** All of them: a desk that stays open is somebody at the desk, in the next test, too. */
  @AfterEach
  void close() {
    chromium.browser().contexts().forEach(BrowserContext::close);
  }

  @Test
  void what_is_written_is_sent_and_answered() {
    says("Where is my order 202611180042?");

    assertThat(mine()).hasCount(1);
    assertThat(mine().first()).hasText("Where is my order 202611180042?");
    assertThat(theirs().first()).containsText("202611180042");
    assertThat(page.locator("#status")).containsText("assistant");
    assertThat(complaints).isEmpty();
  }

  @Test
  void markup_is_shown_and_never_run() {
    says("<img src=x onerror=\"document.title='run'\"> <b>bold</b>");

    assertThat(mine().first()).hasText("<img src=x onerror=\"document.title='run'\"> <b>bold</b>");
    assertThat(theirs()).hasCount(1);
    assertThat(page.title()).isNotEqualTo("run");
    assertThat(page.locator("#log img")).hasCount(0);
  }

  @Test
  void an_option_is_chosen_by_keyboard_alone() {
    isOfferedTwoWays();
    page.locator("#text").focus();
    page.keyboard().press("Shift+Tab");
    for (var step = 0; !isOnOption(2); step++) {
      assertThat(step).as("steps to the second option").isLessThan(STEPS_AT_MOST);
      page.keyboard().press("Shift+Tab");
    }
    page.keyboard().press("Enter");

    assertThat(option(2)).hasAttribute("aria-pressed", "true");
    assertThat(option(1)).isDisabled();
    assertThat(page.locator("#log .entry.customer").last())
        .containsText(option(2).locator("strong").textContent());
    var chosen = conversation();
    assertThat(amends.api().transcript(chosen))
        .filteredOn(entry -> entry.path("choice").path("option").asInt(0) == 2)
        .hasSize(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_restart_of_the_server_loses_and_doubles_nothing() {
    says("Where is my order 202611180042?");
    assertThat(theirs()).hasCount(1);
    var port = amends.port();
    amends.close();
    says("Where is my order 202611100108?");
    assertThat(mine()).hasCount(2);
    assertThat(page.locator("#wire")).containsText("Connection lost");

    amends = RunningAmends.on(data, "amends.desk.password=desk-secret", "server.port=" + port);
    assertThat(theirs()).hasCount(2);
    assertThat(theirs().last()).containsText("202611100108");
    assertThat(page.locator("#wire")).isHidden();

    says("thanks");
    assertThat(theirs()).hasCount(3);
    assertThat(mine()).hasCount(3);
    assertThat(amends.api().transcript(conversation())).hasSize(6);
    page.reload();
    assertThat(mine()).hasCount(3);
    assertThat(theirs()).hasCount(3);
  }

  @Test
  void that_a_person_takes_over_is_told_and_seen_at_the_desk() {
    says("I want to speak to a human");
    assertThat(page.locator("#status")).containsText("Nobody is at the desk just now");

    var desk = newPage();
    desk.navigate(amends.address() + "/desk");
    desk.locator("#signin input[name=password]").fill("wrong");
    desk.locator("#signin button").click();
    assertThat(desk.locator("#signin .wrong")).hasText("Name or password is not right.");
    complaints.clear();
    desk.locator("#signin input[name=password]").fill("desk-secret");
    desk.keyboard().press("Enter");
    assertThat(desk.locator("#desk")).isVisible();

    desk.locator("[data-group=waiting] li button.take").last().click();
    assertThat(desk.locator("#log")).containsText("I want to speak to a human");
    assertThat(page.locator("#status")).hasText("You are talking with desk");

    desk.locator("#text").fill("Hello, this is a person.");
    desk.locator("#text").press("Enter");
    assertThat(theirs().last()).hasText("Hello, this is a person.");
    says("Where is my order 202611180042?");
    assertThat(desk.locator("#log")).containsText("Where is my order 202611180042?");
    assertThat(desk.locator("#cards textarea")).hasValue(Pattern.compile(".*202611180042.*"));
    desk.locator("#cards button", new LocatorOptions().setHasText("Send")).first().click();
    assertThat(theirs().last()).containsText("202611180042");
    assertThat(complaints).isEmpty();
  }

  @Test
  void complaint_words_are_marked_at_the_desk_and_bring_their_solution() {
    says("I want to speak to a human");
    assertThat(theirs()).hasCount(1);
    var desk = newPage();
    desk.navigate(amends.address() + "/desk");
    desk.locator("#signin input[name=password]").fill("desk-secret");
    desk.keyboard().press("Enter");
    desk.locator("[data-group=waiting] li button.take").last().click();
    assertThat(page.locator("#status")).hasText("You are talking with desk");

    says("😀 <i>squeaky</i>, 超时, but not broken");

    var text = desk.locator("#log .entry.customer .text").last();
    assertThat(text).hasText("😀 <i>squeaky</i>, 超时, but not broken");
    assertThat(text.locator("mark.hit")).hasText(new String[] {"squeaky", "超时"});
    assertThat(text.locator("mark.hit").first()).hasAttribute("title", "quality defect");
    assertThat(text.locator("mark.hit").last()).hasAttribute("title", "late delivery");
    assertThat(desk.locator("#cards .why").first()).containsText("quality defect");
    assertThat(desk.locator("#cards textarea").first()).hasValue(Pattern.compile(".*order.*"));
    says("It is on E20261103001, the 马克杯");
    assertThat(desk.locator("#log mark.item")).hasText(new String[] {"马克杯"});
    assertThat(desk.locator("#log mark.item")).hasAttribute("title", "MUG-01");
    assertThat(theirs()).hasCount(1);
    assertThat(complaints).isEmpty();
  }

  private Page newPage() {
    var context = chromium.browser().newContext(new NewContextOptions().setLocale("en-US"));
    context.setDefaultTimeout(HANG_MILLIS);
    var fresh = context.newPage();
    fresh.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    fresh.onPageError(complaints::add);
    return fresh;
  }

  private void says(String text) {
    page.locator("#text").fill(text);
    page.locator("#text").press("Enter");
  }

  private void isOfferedTwoWays() {
    says("The mug from order E20261103001 arrived broken");
    for (var answers = 1; ; answers++) {
      assertThat(theirs()).hasCount(answers);
      if (page.locator("#log .proposal").count() > 0) {
        assertThat(page.locator("#log .proposal button.option")).hasCount(2);
        return;
      }
      assertThat(answers).as("questions before a proposal").isLessThan(7);
      says("Sure, you decide");
    }
  }

  private boolean isOnOption(int number) {
    return (boolean)
        page.evaluate("n => document.activeElement.matches(`button.option[value='${n}']`)", number);
  }

  private Locator option(int number) {
    return page.locator("#log .proposal button.option[value='" + number + "']");
  }

  private Locator mine() {
    return page.locator("#log .entry.customer .text");
  }

  private Locator theirs() {
    return page.locator("#log .entry.theirs .text");
  }

  private String conversation() {
    var kept = (String) page.evaluate("() => localStorage.getItem('amends.chat')");
    return Wire.JSON.readTree(kept).path("conversation").asString();
  }
}
