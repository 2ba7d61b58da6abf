package io.amends.channel.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a call is not answered: RFC 9457 {@code {type, title, status, detail, code, field?}}. {@code
 * code} is for programs and stable. Never holds a customer's words.
 */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final String detail;
  private final @Nullable String field;
  private final transient Map<String, String> headers;

  private Problem(
      HttpStatus status,
      String code,
      String detail,
      @Nullable String field,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.field = field;
    this.headers = headers;
  }

  static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, null, Map.of());
  }

  static Problem of(HttpStatus status, String code, String detail, Map<String, String> headers) {
    return new Problem(status, code, detail, null, headers);
  }

  /** A field that is missing or wrong; {@code null}: the body as a whole. */
  static Problem malformed(String detail, @Nullable String field) {
    return refused("malformed", detail, field);
  }

  static Problem refused(String code, String detail, @Nullable String field) {
    return new Problem(HttpStatus.BAD_REQUEST, code, detail, field, Map.of());
  }

  static Problem notFound(String what) {
    return of(HttpStatus.NOT_FOUND, "not-found", what);
  }

  /** Nothing happened; the same call may succeed in so many seconds. */
  static Problem later(String detail, int seconds) {
    return of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        detail,
        Map.of("Retry-After", Integer.toString(seconds)));
  }

  ObjectNode body() {
    var body =
        Json.object()
            .put("type", "about:blank")
            .put("title", status.getReasonPhrase())
            .put("status", status.value())
            .put("detail", detail)
            .put("code", code);
    return field == null ? body : body.put("field", field);
  }

  Answer answer() {
    return answer(body());
  }

  /** With a body that says more than {@link #body()}. */
  Answer answer(ObjectNode body) {
    return new Answer(
        status.value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, Json.bytes(body), headers);
  }
}
