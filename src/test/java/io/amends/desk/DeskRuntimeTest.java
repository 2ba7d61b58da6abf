package io.amends.desk;

import static io.amends.desk.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.conversation.Mode;
import io.amends.engine.Announcement.StatusChanged;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskRuntimeTest {

  private final Shop shop = new Shop(Mode.COPILOT);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_new_process_knows_who_waits_and_who_holds_what() {
    var waits = shop.customerSays("it is late");
    var held = shop.customerSays("it is late");
    done(shop.desk.take(held, "lin"));
    var room = new WaitingRoom(() -> true, shop.clock);
    var runtime = runtime(room, Duration.ZERO);
    runtime.start();

    await().until(() -> room.place(waits).isPresent());
    assertThat(room.heldBy("lin")).containsExactly(held);
    runtime.stop();
  }

  @Test
  void waiting_customers_are_told_when_somebody_comes() {
    var id = shop.customerSays("it is late");
    shop.suggestion(id);
    var runtime = runtime(shop.room, Duration.ZERO);
    runtime.tick(0).block();
    var told =
        shop.engine
            .announcements(id, 0)
            .ofType(StatusChanged.class)
            .doOnNext(
                first -> {
                  shop.presence.arrive("lin", "s1");
                  runtime.tick(4).block();
                })
            .skip(1)
            .next();

    assertThat(done(told).status().isWaiting()).isTrue();
    assertThat(shop.room.place(id)).isPresent();
  }

  @Test
  void what_an_absent_agent_holds_goes_back_while_its_customer_waits() {
    var id = shop.customerSays("it is late");
    done(shop.desk.take(id, "lin"));
    shop.suggestion(id);
    var runtime = runtime(shop.room, Duration.ofMinutes(2));
    runtime.tick(0).block();
    assertThat(shop.conversation(id).desk().agent()).isEqualTo("lin");
    shop.clock.advance(Duration.ofMinutes(2));
    runtime.tick(20).block();

    assertThat(shop.conversation(id).desk().isHeld()).isFalse();
    assertThat(shop.conversation(id).desk().waitingFor()).isEqualTo("released");
  }

  private DeskRuntime runtime(WaitingRoom room, Duration patience) {
    return new DeskRuntime(
        shop.engine, shop.store, shop.desk, room, shop.presence, patience, shop.clock);
  }
}
