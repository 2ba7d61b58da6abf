package io.amends.server;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Somebody else's server that Amends calls: it answers as told and keeps what it was asked. */
public final class Receiver implements AutoCloseable {

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final List<Call> calls = new ArrayList<>();

  /** A call with the status that it was answered with. */
  public record Call(LoggedRequest request, int status) {

    public JsonNode body() {
      return Wire.JSON.readTree(request.getBody());
    }

    public String header(String name) {
      return request.getHeader(name);
    }

    public boolean isTaken() {
      return status / 100 == 2;
    }
  }

  public Receiver() {
    server.start();
    server.addMockServiceRequestListener(
        (request, response) -> take(request, response.getStatus()));
  }

  public String url() {
    return server.baseUrl();
  }

  /** To say what is answered to what. */
  public WireMockServer stubs() {
    return server;
  }

  /** Answers everything with that status from now on, unless something better is known. */
  public void answers(int status) {
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(status(status)));
  }

  public void forgets() {
    server.resetAll();
    synchronized (calls) {
      calls.clear();
    }
  }

  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The first call that is meant, once it has come. */
  public Call awaits(String what, Predicate<Call> isMeant) {
    return awaits(what, 1, isMeant).get(0);
  }

  /** All calls that are meant, once so many have come. */
  public List<Call> awaits(String what, int many, Predicate<Call> isMeant) {
    var deadline = System.nanoTime() + Wire.HANG.toNanos();
    synchronized (calls) {
      while (true) {
        var found = calls.stream().filter(isMeant).toList();
        if (found.size() >= many) {
          return found;
        }
        var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("not " + many + " " + what + "; what came: " + told());
        }
        try {
          calls.wait(left);
        } catch (InterruptedException stop) {
          throw new IllegalStateException(stop);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private String told() {
    var text = new StringBuilder();
    for (var call : calls) {
      var request = call.request();
      text.append("\n  ").append(request.getMethod()).append(' ').append(request.getUrl());
      text.append(' ').append(call.status()).append(' ').append(request.getBodyAsString());
    }
    return text.toString();
  }

  /** The request itself is only good until it is answered. */
  private void take(Request request, int status) {
    var copy = LoggedRequest.createFrom(request);
    synchronized (calls) {
      calls.add(new Call(copy, status));
      calls.notifyAll();
    }
  }
}
