package io.amends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.Heard;
import io.amends.conversation.Mode;
import io.amends.desk.Shop;
import io.amends.store.Append;
import io.amends.store.SampleAppend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Very much was taken in that nobody could answer: the store was too slow for it. */
class BacklogTest {

  private static final ConversationId ID = new ConversationId("backlog");
  private static final int WAITING = 250;

  @Test
  void it_is_listened_to_in_turns_the_oldest_first() {
    try (var shop = new Shop(Mode.AUTOPILOT)) {
      Shop.done(shop.store.append(waiting()));
      Shop.done(shop.engine.wake(ID));
      shop.when(ID, conversation -> conversation.talk().unheard().isEmpty());

      var turns = all(shop, TurnTaken.class);
      assertThat(turns).extracting(turn -> turn.heard().size()).containsExactly(100, 100, 50);
      assertThat(turns.stream().flatMap(turn -> turn.heard().stream()).map(Heard::seq))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, WAITING).boxed().toList());
      assertThat(all(shop, ReplySent.class).stream().flatMap(reply -> reply.answers().stream()))
          .as("everybody is answered, once")
          .containsExactlyElementsOf(LongStream.rangeClosed(1, WAITING).boxed().toList());
    }
  }

  private static Append waiting() {
    var events = new ArrayList<ConversationEvent>();
    events.add(new ConversationOpened("widget", Customer.guest("en"), Mode.AUTOPILOT, ""));
    for (var n = 1; n <= WAITING; n++) {
      events.add(new CustomerSpoke("m" + n, "good morning", List.of()));
    }
    return SampleAppend.to(ID).with(events.toArray(ConversationEvent[]::new)).build();
  }

  private static <T extends ConversationEvent> List<T> all(Shop shop, Class<T> kind) {
    return shop.events(ID).stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
