package io.amends.throughput;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a server allocates, as it tells itself. */
final class Allocations {

  private static final String METRIC = "jvm_gc_memory_allocated_bytes_total";

  private Allocations() {}

  /** Bytes since its start, up to the last collection; 0 for one that does not tell. */
  static double soFar(Subject subject) throws IOException, InterruptedException {
    if (!subject.isAmends()) {
      return 0;
    }
    var ask =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + subject.port() + "/actuator/prometheus"))
            .build();
    var told = HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString()).body();
    return told.lines()
        .filter(line -> line.startsWith(METRIC))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
