package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;

import io.amends.conversation.ConversationId;
import io.amends.store.Append;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appends with eight writers until it is killed, and prints what was acknowledged. */
final class KilledWriter {

  static final int WRITERS = 8;

  private KilledWriter() {}

  /** Arguments: folder, durability, and a name for this round's conversations. */
  public static void main(String[] arguments) {
    var store =
        EmbeddedStore.open(
            Path.of(arguments[0]),
            Durability.valueOf(arguments[1]),
            new JsonEventCodec(),
            Clock.systemUTC());
    Flux.merge(
            IntStream.range(0, WRITERS)
                .mapToObj(writer -> write(store, arguments[2] + "-" + writer))
                .toList())
        .blockLast();
  }

  /** A line is printed once the append completed, and not before. */
  private static Mono<Void> write(EmbeddedStore store, String name) {
    return Flux.range(0, Integer.MAX_VALUE)
        .concatMap(
            version ->
                store
                    .append(append(name, version))
                    .doOnSuccess(done -> System.out.println(name + " " + (version + 1))))
        .then();
  }

  private static Append append(String name, int version) {
    return SampleAppend.to(new ConversationId(name))
        .after(version)
        .with(SampleAppend.said(name + " says " + (version + 1)))
        .dispatch(name + "/" + (version + 1), name, NOON)
        .receipt(name + "/" + (version + 1))
        .at(Clock.systemUTC().instant())
        .build();
  }
}
