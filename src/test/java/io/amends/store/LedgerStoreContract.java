package io.amends.store;

import static io.amends.store.SampleAppend.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.remedy.LedgerEvent;
import io.amends.remedy.LedgerEvent.OfferCommitted;
import io.amends.remedy.LedgerEvent.OffersRefused;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every {@link LedgerStore} promises. Each store has one subclass; none may skip a test. */
public abstract class LedgerStoreContract {

  private static final int WRITERS = 16;

  private final String order = "AM-" + UUID.randomUUID();
  private final LedgerEvent refused = new OffersRefused("p-1", NOON);
  private final LedgerEvent committed = new OfferCommitted("p-2", Remedy.RESHIP, NOON);
  private LedgerStore store;

  /** A new and empty store. */
  protected abstract LedgerStore open();

  /** The same data seen by a new process. A store that is not durable returns itself. */
  protected abstract LedgerStore reopened();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @Test
  void an_unknown_order_has_an_empty_ledger() {
    assertThat(ledger()).isEmpty();
  }

  @Test
  void a_ledger_keeps_the_order_of_appends() {
    store.append(order, 0, List.of(refused, committed)).block();
    store.append(order, 2, List.of(refused)).block();
    store.append(order + "'", 0, List.of(committed)).block();

    assertThat(ledger()).containsExactly(refused, committed, refused);
  }

  @Test
  void a_stale_writer_is_refused_and_leaves_no_trace() {
    store.append(order, 0, List.of(refused)).block();

    for (var version : List.of(0L, 2L)) {
      StepVerifier.create(store.append(order, version, List.of(committed)))
          .verifyError(StaleVersionException.class);
    }
    assertThat(ledger()).containsExactly(refused);
  }

  @Test
  void of_racing_writers_exactly_one_wins() {
    var threads = Schedulers.newParallel("writer", WRITERS);
    var winners =
        Flux.range(0, WRITERS)
            .flatMap(
                n ->
                    store
                        .append(order, 0, List.of(refused))
                        .thenReturn(1)
                        .onErrorResume(StaleVersionException.class, lost -> Mono.just(0))
                        .subscribeOn(threads),
                WRITERS)
            .reduce(Integer::sum)
            .block(Duration.ofSeconds(30));
    threads.dispose();

    assertThat(winners).isEqualTo(1);
    assertThat(ledger()).containsExactly(refused);
  }

  @Test
  void assembling_an_append_writes_nothing() {
    store.append(order, 0, List.of(refused)); // not subscribed

    assertThat(ledger()).isEmpty();
  }

  @Test
  void a_ledger_survives_reopening() {
    store.append(order, 0, List.of(refused)).block();
    store.append(order, 1, List.of(committed)).block();

    store = reopened();

    assertThat(ledger()).containsExactly(refused, committed);
    StepVerifier.create(store.append(order, 1, List.of(refused)))
        .verifyError(StaleVersionException.class);
    store.append(order, 2, List.of(refused)).block();
    assertThat(ledger()).containsExactly(refused, committed, refused);
  }

  private List<LedgerEvent> ledger() {
    return store.ledger(order).collectList().block();
  }
}
