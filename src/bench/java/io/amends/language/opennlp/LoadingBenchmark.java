package io.amends.language.opennlp;

import io.amends.language.onnx.OnnxSentenceEncoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What a start of the process pays: each load is the first of a fresh process. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 5, jvmArgsAppend = "-XX:+UseSerialGC")
public class LoadingBenchmark {

  /** The model's file, and the words in it. */
  @Benchmark
  public Object firstTier() {
    return new OpenNlpUnderstander(Messages.model());
  }

  @Benchmark
  public Object secondTier() {
    return Messages.secondTier();
  }

  @Benchmark
  public Object encoder() {
    return new OnnxSentenceEncoder();
  }
}
