package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Finds days written in digits and signs only. */
final class DigitDates {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![0-9./-])(20[0-9]{2})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])");
  private static final Pattern SLASHES =
      Pattern.compile(
          "(?<![0-9./-])([0-9]{1,2})/([0-9]{1,2})(?:/(20[0-9]{2}|[0-9]{2}))?(?![0-9/])");

  private DigitDates() {}

  /**
   * @param spokenFor whether the word before an offset says that a day follows
   */
  static List<Entity> find(Folded text, LocalDate today, IntPredicate spokenFor) {
    var found = new ArrayList<Entity>();
    var years = YEAR_FIRST.matcher(text);
    while (years.find()) {
      var start = years.start();
      var end = years.end();
      Days.of(number(years.group(1)), number(years.group(3)), number(years.group(4)))
          .ifPresent(day -> found.add(DateFinder.entity(text, start, end, day)));
    }
    var slashes = SLASHES.matcher(text);
    while (slashes.find()) {
      var start = slashes.start();
      var end = slashes.end();
      var first = number(slashes.group(1));
      var second = number(slashes.group(2));
      var month = first > 12 ? second : first;
      var day = first > 12 ? first : second;
      if (slashes.group(3) != null) {
        Days.of(number(slashes.group(3)), month, day)
            .ifPresent(date -> found.add(DateFinder.entity(text, start, end, date)));
      } else if (day > 12 || spokenFor.test(start)) { // else it may be a fraction
        Days.nearest(month, day, today)
            .ifPresent(date -> found.add(DateFinder.entity(text, start, end, date)));
      }
    }
    return found;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
