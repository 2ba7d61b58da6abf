package io.amends.language.opennlp;

import io.amends.language.Pending;
import io.amends.language.SentenceEncoder;
import io.amends.language.onnx.OnnxSentenceEncoder;
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

/** What both tiers take a message, and the encoder alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Messages.COUNT)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class SecondTierBenchmark {

  @Param({"zh-Hans", "zh-Hant", "en"})
  public String language;

  private final SentenceEncoder encoder = new OnnxSentenceEncoder();
  private final OpenNlpUnderstander understander =
      new OpenNlpUnderstander(Messages.model()).with(Messages.secondTier(), encoder);
  private List<String> messages;
  private List<String> folded;

  @Setup
  public void read() {
    var model = Messages.model();
    var folding = Words.read(model.scripts(), model.words()).folding();
    messages = Messages.of(language);
    folded = messages.stream().map(folding::word).toList();
  }

  @Benchmark
  public void understand(Blackhole hole) {
    for (var message : messages) {
      hole.consume(understander.understand(message, new Pending.Nothing(), Messages.AT));
    }
  }

  @Benchmark
  public void encode(Blackhole hole) {
    for (var text : folded) {
      hole.consume(encoder.encode(text));
    }
  }
}
