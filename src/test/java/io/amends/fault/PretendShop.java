package io.amends.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A shop that knows every order number and never runs out of them, and that remembers what it was
 * asked to carry out. It outlives the process that asks.
 */
final class PretendShop implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Map<String, Set<String>> bodiesByKey = new ConcurrentHashMap<>();
  private final Set<String> postedAgain = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> repliesById = new ConcurrentHashMap<>();
  private volatile Duration delay = Duration.ZERO;

  PretendShop() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/orders/", this::answer);
    server.createContext("/remedies/", this::tell);
    server.createContext("/replies", this::takeReply);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Where replies to webhooks are posted. */
  URI replies() {
    return address().resolve("/replies");
  }

  /** From now on it takes so long to answer about an order. */
  void takes(Duration newDelay) {
    delay = newDelay;
  }

  /** The replies that came, by the id under which they came; a repetition counts once. */
  Map<String, Set<String>> repliesTaken() {
    return new TreeMap<>(repliesById);
  }

  /** What was posted under each idempotency key; a repetition of the same counts once. */
  Map<String, Set<String>> remedies() {
    return new TreeMap<>(bodiesByKey);
  }

  /** The keys of what was posted although it was there. */
  Set<String> postedAgain() {
    return new TreeSet<>(postedAgain);
  }

  /** Waits until all of these have come, or not much longer. */
  synchronized void awaitAll(Set<String> keys, Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!bodiesByKey.keySet().containsAll(keys)) {
      var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      try {
        wait(left);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }
  }

  private synchronized void take(String key, String body) {
    if (bodiesByKey.containsKey(key)) {
      postedAgain.add(key);
    }
    bodiesByKey.computeIfAbsent(key, fresh -> ConcurrentHashMap.newKeySet()).add(body);
    notifyAll();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void tell(HttpExchange exchange) throws IOException {
    var key = exchange.getRequestURI().getPath().substring("/remedies/".length());
    var isThere = bodiesByKey.containsKey(key);
    say(exchange, isThere ? 200 : 404, isThere ? taken(key) : "{}");
  }

  private static String taken(String key) {
    return "{\"id\":\"" + key + "\",\"state\":\"requested\"}";
  }

  private void takeReply(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    repliesById.computeIfAbsent(id, fresh -> ConcurrentHashMap.newKeySet()).add(body);
    say(exchange, 200, "{}");
  }

  private void answer(HttpExchange exchange) throws IOException {
    LockSupport.parkNanos(delay.toNanos());
    var parts = exchange.getRequestURI().getPath().split("/");
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("GET")) {
      say(exchange, 200, order(parts[2]));
      return;
    }
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    take(key, body);
    say(exchange, 202, taken(key));
  }

  private static void say(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String order(String number) {
    var now = Instant.now();
    return """
    {"number": "%s", "state": "completed", "currency": "CNY",
     "placedAt": "%s", "paidAt": "%s", "shippedAt": "%s", "deliveredAt": "%s",
     "promisedBy": "%s",
     "customer": {"id": "c-%s", "name": "Lin", "tags": [], "orders": 7,
                  "complaints": 0, "refunds": 0},
     "items": [{"sku": "MUG-01", "title": "Ceramic mug", "category": "kitchen",
                "quantity": 1, "price": 39.00, "cost": 12.00, "returnable": true,
                "customised": false, "stock": 140, "returnWindowDays": 7}],
     "amounts": {"goods": 39.00, "freight": 6.00, "paid": 45.00},
     "shipment": {"carrier": "SF", "trackingNumber": "SF1", "state": "delivered",
                  "events": [{"at": "%s", "text": "delivered"}]},
     "refunds": [], "notes": []}
    """
        .formatted(
            number,
            now.minus(Duration.ofDays(5)),
            now.minus(Duration.ofDays(5)),
            now.minus(Duration.ofDays(4)),
            now.minus(Duration.ofDays(1)),
            now.minus(Duration.ofDays(1)),
            number,
            now.minus(Duration.ofDays(1)));
  }
}
