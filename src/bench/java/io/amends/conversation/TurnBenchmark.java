package io.amends.conversation;

import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import io.amends.language.opennlp.Messages;
import io.amends.rehearsal.LedConversation;
import io.amends.throughput.Talks;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a message takes in the core alone, with nobody connected and nothing kept: the talks that
 * the measure of throughput has, said one after another.
 */
@State(Scope.Thread)
// JMH's own: here there is a mode of conversations as well.
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TurnBenchmark.MESSAGES)
@Warmup(iterations = 15, time = 1) // the compiler takes some ten seconds for all of it
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class TurnBenchmark {

  static final int MESSAGES = 12;
  private static final int TALKS = 3;

  private final Understander understander = Messages.understander();
  private final FlowBook book = FlowFiles.read(FlowSource.shipped(), subjects());
  private final Decider decider = new Decider(book, ZoneOffset.UTC);
  private List<List<Understanding>> understood;

  @Setup
  public void listen() {
    understood = new ArrayList<>();
    for (var n = 0; n < TALKS; n++) {
      var heard = new ArrayList<Understanding>();
      var talk = opened(n);
      for (var line : Talks.of(n)) {
        talk.writes(line, List.of());
        heard.add(understand(talk, line));
        talk.listens(List.of(heard.get(heard.size() - 1)));
      }
      understood.add(heard);
    }
    if (understood.stream().mapToInt(List::size).sum() != MESSAGES) {
      throw new IllegalStateException("the talks are not " + MESSAGES + " messages long");
    }
  }

  /** It is understood and decided on, and the events are applied. */
  @Benchmark
  public void turn(Blackhole hole) {
    for (var n = 0; n < TALKS; n++) {
      var talk = opened(n);
      for (var line : Talks.of(n)) {
        talk.writes(line, List.of());
        talk.listens(List.of(understand(talk, line)));
      }
      hole.consume(talk.state());
    }
  }

  /** The same with everything understood before. */
  @Benchmark
  public void decision(Blackhole hole) {
    for (var n = 0; n < TALKS; n++) {
      var talk = opened(n);
      for (var understanding : understood.get(n)) {
        talk.writes("", List.of());
        talk.listens(List.of(understanding));
      }
      hole.consume(talk.state());
    }
  }

  private LedConversation opened(int n) {
    var id = new ConversationId("c" + n);
    var talk =
        new LedConversation(
            book, decider, id, Messages.AT.toInstant(), (began, before, event, at) -> {});
    talk.record(new ConversationOpened("widget", Customer.guest("en"), Mode.AUTOPILOT, ""));
    return talk;
  }

  private Understanding understand(LedConversation talk, String line) {
    return understander.understand(line, Pendings.of(talk.state(), talk.now()), Messages.AT);
  }

  private static LinkedHashSet<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
