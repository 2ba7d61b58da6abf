package io.amends.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The HTTP side of a running Amends, called with its token. */
public final class Api {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private static final long ASK_AGAIN_NANOS = 500_000_000;

  private final URI base;
  private final String token;
  private final boolean isPatient;

  public Api(URI base, String token) {
    this(base, token, false);
  }

  private Api(URI base, String token, boolean isPatient) {
    this.base = base;
    this.token = token;
    this.isPatient = isPatient;
  }

  /** One that does as it is told by a 503: it makes the same call again, for a while. */
  public Api patient() {
    return new Api(base, token, true);
  }

  public JsonNode state(String conversation) {
    return json(get("/api/v1/conversations/" + conversation));
  }

  /** The frames that a resume from the start would replay. */
  public List<JsonNode> transcript(String conversation) {
    var frames = json(get("/api/v1/conversations/" + conversation + "/transcript?format=json"));
    return new ArrayList<>(frames.values());
  }

  public List<JsonNode> events(String conversation) {
    return new ArrayList<>(json(get("/api/v1/conversations/" + conversation + "/events")).values());
  }

  public JsonNode replay(String conversation) {
    return json(post("/api/v1/conversations/" + conversation + "/replay", "{}"));
  }

  public List<JsonNode> deadLetters() {
    var told = json(get("/api/v1/dead-letters?limit=500"));
    return new ArrayList<>(told.path("deadLetters").values());
  }

  /** A dead letter, once it is one. */
  public JsonNode deadLetter(String id) {
    var deadline = System.nanoTime() + Wire.HANG.toNanos();
    while (System.nanoTime() < deadline) {
      for (var letter : deadLetters()) {
        if (letter.path("id").asString().equals(id)) {
          return letter;
        }
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    throw new AssertionError(id + " is none of " + deadLetters());
  }

  public HttpResponse<String> get(String path) {
    return answer(request(path).header("Authorization", "Bearer " + token).GET());
  }

  public HttpResponse<String> delete(String path) {
    return answer(request(path).header("Authorization", "Bearer " + token).DELETE());
  }

  public HttpResponse<String> getWithoutToken(String path) {
    return answer(request(path).GET());
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    return answer(
        headed(request(path).header("Authorization", "Bearer " + token), headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> postWithoutToken(String path, String json, String... headers) {
    return answer(
        headed(request(path), headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** The body of a call that went well. */
  public static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          response.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return Wire.JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Wire.HANG);
  }

  private static HttpRequest.Builder headed(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    var deadline = System.nanoTime() + Wire.HANG.toNanos();
    var answer = sent(request);
    while (isPatient && answer.statusCode() == 503 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(ASK_AGAIN_NANOS);
      answer = sent(request);
    }
    return answer;
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException away) {
      throw new Wire.LostException(away);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
