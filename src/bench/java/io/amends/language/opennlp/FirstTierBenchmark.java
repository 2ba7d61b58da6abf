package io.amends.language.opennlp;

import io.amends.language.Pending;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the first tier takes a message: all of it, and each of its steps alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Messages.COUNT)
@Warmup(iterations = 15, time = 1) // the compiler takes some ten seconds for all of it
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class FirstTierBenchmark {

  @Param({"zh-Hans", "zh-Hant", "en"})
  public String language;

  private final Model model = Messages.model();
  private final OpenNlpUnderstander understander = new OpenNlpUnderstander(model);
  private final Words words = Words.read(model.scripts(), model.words());
  private final Hashes hashes = new Hashes();
  private List<String> messages;
  private List<Reading> readings;
  private List<long[]> features;

  @Setup
  public void read() {
    messages = Messages.of(language);
    readings = messages.stream().map(this::reading).toList();
    features = readings.stream().map(this::features).toList();
  }

  @Benchmark
  public void understand(Blackhole hole) {
    for (var message : messages) {
      hole.consume(understander.understand(message, new Pending.Nothing(), Messages.AT));
    }
  }

  /** Folding, language, entities, keywords and words of danger. */
  @Benchmark
  public void words(Blackhole hole) {
    for (var message : messages) {
      hole.consume(reading(message));
    }
  }

  /** Folding, and the one pass that finds the words of all lists. */
  @Benchmark
  public void folding(Blackhole hole) {
    for (var message : messages) {
      hole.consume(words.lexicon().fold(message));
    }
  }

  @Benchmark
  public void entities(Blackhole hole) {
    for (var reading : readings) {
      hole.consume(
          words
              .entities()
              .find(reading.text(), reading.language().tag(), Messages.AT.toLocalDate()));
    }
  }

  @Benchmark
  public void features(Blackhole hole) {
    for (var reading : readings) {
      hashes.clear();
      words.features(reading, hashes);
      hole.consume(hashes);
    }
  }

  /** Sorting of the features and the sums of all columns. */
  @Benchmark
  public void scores(Blackhole hole) {
    for (var each : features) {
      hashes.clear();
      for (var hash : each) {
        hashes.add(hash);
      }
      hole.consume(model.scores(hashes));
    }
  }

  private Reading reading(String message) {
    return words.read(message, Messages.AT.toLocalDate());
  }

  private long[] features(Reading reading) {
    hashes.clear();
    words.features(reading, hashes);
    return hashes.toArray();
  }
}
