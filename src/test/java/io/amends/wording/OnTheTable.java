package io.amends.wording;

import io.amends.commerce.Money;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.remedy.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order and the offer that the lines of {@code src/test/resources/wording} are about. */
final class OnTheTable {

  static final WordingGuard GUARD = new WordingGuard(FlowFiles.shippedWording());
  static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");

  private static final Path LINES = Path.of("src/test/resources/wording");

  private OnTheTable() {}

  static Backing in(String language) {
    return language.equals("en")
        ? backing(language, "USD", "84", "78", "6", "4", "8")
        : backing(language, "CNY", "168", "158", "10", "15", "30");
  }

  /** The same on a marketplace. */
  static Backing on(String marketplace, String language) {
    var here = in(language);
    return new Backing(
        here.language(),
        marketplace,
        here.currency(),
        here.paid(),
        here.offered(),
        here.exact(),
        here.ceiling(),
        here.facts(),
        here.remedies(),
        here.quoted(),
        here.options());
  }

  /** The lines of a file, without those that explain it. */
  static List<String> lines(String file) {
    try (var lines = Files.lines(LINES.resolve(file), StandardCharsets.UTF_8)) {
      return lines.filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Backing backing(
      String language,
      String currency,
      String paid,
      String goods,
      String freight,
      String coupon,
      String refund) {
    var chinese = !language.equals("en");
    return new Backing(
        language,
        "",
        currency,
        Optional.of(Money.of(paid, currency)),
        Map.of(
            Remedy.COUPON,
            Money.of(coupon, currency),
            Remedy.PARTIAL_REFUND,
            Money.of(refund, currency)),
        false,
        Optional.empty(),
        List.of(Money.of(paid, currency), Money.of(goods, currency), Money.of(freight, currency)),
        Set.of(Remedy.COUPON, Remedy.PARTIAL_REFUND),
        List.of("202611100108", "112-4455667-8899001"),
        chinese
            ? List.of(coupon + "元优惠券", "留着，退" + refund + "元")
            : List.of("A coupon of $" + coupon, "Keep it, $" + refund + " back"));
  }
}
