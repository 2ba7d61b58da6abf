package io.amends.channel.api;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What a call is answered with, whole, so that it can be given again. */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(int status, JsonNode body) {
    return new Answer(status, MediaType.APPLICATION_JSON_VALUE, Json.bytes(body), Map.of());
  }

  static Answer ok(JsonNode body) {
    return json(200, body);
  }

  Answer with(String header, String value) {
    var next = new HashMap<>(headers);
    next.put(header, value);
    return new Answer(status, type, body, next);
  }

  Mono<ServerResponse> response() {
    return ServerResponse.status(status)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .headers(all -> headers.forEach(all::set))
        .bodyValue(body);
  }
}
