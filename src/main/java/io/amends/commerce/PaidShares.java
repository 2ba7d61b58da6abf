package io.amends.commerce;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for an order, line by line. Where paid differs from goods plus freight (vouchers,
 * "spend 300 save 40") the difference is spread over lines and freight by largest remainder (P53),
 * so the shares of all lines and the freight are together what was paid, to the cent.
 */
public final class PaidShares {

  private final Order order;

  /** The lines' shares and the freight's; spread when they are first asked for. */
  private @Nullable List<Money> shares;

  public PaidShares(Order order) {
    this.order = order;
  }

  /** What was paid; nothing before payment, whatever the shop says is due. */
  public Money paid() {
    return order.state().equals("unpaid") ? Money.zero(order.currency()) : order.amounts().paid();
  }

  /** The shares of the order's lines, in their sequence. */
  public List<Money> lines() {
    return shares().subList(0, order.items().size());
  }

  public Money freight() {
    return shares().get(order.items().size());
  }

  /**
   * What was paid for these items: all that was paid, freight included, when they are the whole
   * order, else the shares of their lines without freight. Some pieces of a line have their part of
   * its share, rounded down.
   */
  public Money of(List<Order.Item> items) {
    return isWhole(items) ? paid() : withoutFreight(items);
  }

  /** What was paid for these items alone. */
  public Money withoutFreight(List<Order.Item> items) {
    var quantities = quantities(items);
    var sum = Money.zero(order.currency());
    var lines = lines();
    for (var i = 0; i < lines.size(); i++) {
      var ordered = order.items().get(i).quantity();
      if (ordered > 0) {
        var share = lines.get(i).times(quantities.get(i)).minor() / ordered;
        sum = sum.plus(new Money(share, order.currency()));
      }
    }
    return sum;
  }

  /** Whether these items are everything that was ordered. */
  public boolean isWhole(List<Order.Item> items) {
    var ordered = order.items().stream().map(Order.Item::quantity).toList();
    return quantities(items).equals(ordered);
  }

  /** How many pieces of each line are meant; two lines of one article fill up in sequence. */
  private List<Integer> quantities(List<Order.Item> items) {
    var quantities = new ArrayList<Integer>();
    for (var i = 0; i < order.items().size(); i++) {
      var line = order.items().get(i);
      var before = 0;
      for (var j = 0; j < i; j++) {
        before += order.items().get(j).sku().equals(line.sku()) ? quantities.get(j) : 0;
      }
      var meant =
          items.stream()
              .filter(item -> item.sku().equals(line.sku()))
              .mapToInt(Order.Item::quantity)
              .sum();
      quantities.add(Math.max(0, Math.min(line.quantity(), meant - before)));
    }
    return quantities;
  }

  private List<Money> shares() {
    var known = shares;
    if (known == null) {
      var weights = new ArrayList<Long>();
      order.items().forEach(item -> weights.add(item.price().times(item.quantity()).minor()));
      weights.add(order.amounts().freight().minor());
      known = spread(paid().minor(), weights);
      shares = known;
    }
    return known;
  }

  private List<Money> spread(long total, List<Long> weights) {
    var sum = weights.stream().mapToLong(Long::longValue).sum();
    var shares = new long[weights.size()];
    if (sum <= 0) {
      shares[shares.length - 1] = total;
    } else {
      var remainders = new long[shares.length];
      for (var i = 0; i < shares.length; i++) {
        var product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
        var parts = product.divideAndRemainder(BigInteger.valueOf(sum));
        shares[i] = parts[0].longValueExact();
        remainders[i] = parts[1].longValueExact();
      }
      var left = total - IntStream.range(0, shares.length).mapToLong(i -> shares[i]).sum();
      IntStream.range(0, shares.length)
          .boxed()
          .sorted(Comparator.comparing(i -> -remainders[i]))
          .limit(left)
          .forEach(i -> shares[i]++);
    }
    return IntStream.range(0, shares.length)
        .mapToObj(i -> new Money(shares[i], order.currency()))
        .toList();
  }
}
