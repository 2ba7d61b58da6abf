package io.amends.channel.api;

import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.channel.api.FlowsControl.Installed;
import io.amends.channel.api.FlowsControl.Invalid;
import io.amends.channel.api.FlowsControl.ReloadResult;
import io.amends.channel.api.FlowsControl.UnderWay;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.node.ObjectNode;

/** Checks flows; installs flows and model. */
final class FlowCalls {

  /** A name inside the folder: no way out of it, nothing hidden. */
  private static final Pattern FILE =
      Pattern.compile("(?:[\\w][\\w.-]*/){0,4}[\\w][\\w.-]*\\.ya?ml");

  private static final int FILE_NAME_AT_MOST = 200;
  private static final int FILES_AT_MOST = 500;
  private static final int RELOADED_IN_SECONDS = 10;

  private final FlowsControl flows;
  private final Scheduler scheduler;
  private final Idempotency idempotency;

  /**
   * @param scheduler does the checking, which may block
   */
  FlowCalls(FlowsControl flows, Scheduler scheduler, Idempotency idempotency) {
    this.flows = flows;
    this.scheduler = scheduler;
    this.idempotency = idempotency;
  }

  /** {@code {files: {name: text}}}, or one file's text as the body with {@code ?file=name}. */
  Mono<Answer> check(ServerRequest request) {
    return Bodies.read(request, Bodies.AT_MOST)
        .map(
            body ->
                request
                    .queryParam("file")
                    .map(name -> Map.of(name(name, "file"), text(body)))
                    .orElseGet(() -> files(body)))
        .publishOn(scheduler)
        .map(files -> Answer.ok(checked(flows.check(files).problems())));
  }

  Mono<Answer> reload(ServerRequest request) {
    var key = Idempotency.key(request);
    return Bodies.read(request, Bodies.AT_MOST)
        .flatMap(
            body ->
                idempotency.once(
                    key,
                    Idempotency.fingerprint(request, body),
                    () -> flows.reload().map(FlowCalls::reloaded)));
  }

  private static Answer reloaded(ReloadResult result) {
    if (result instanceof Installed installed) {
      return Answer.ok(installed(installed));
    }
    if (result instanceof Invalid invalid) {
      var problem =
          Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "invalid-flows",
              "What is on disk is not valid; nothing was installed.");
      return problem.answer(with(problem.body(), invalid.problems()));
    }
    if (result instanceof UnderWay) {
      return Problem.of(
              HttpStatus.CONFLICT,
              "reload-under-way",
              "Another reload is under way and may have read the folders before your last change:"
                  + " call again when it is done.",
              Map.of("Retry-After", Integer.toString(RELOADED_IN_SECONDS)))
          .answer();
    }
    return Problem.of(
            HttpStatus.CONFLICT,
            "nothing-on-disk",
            "Flows and model are the jar's own, there is nothing on disk: set amends.flows or"
                + " amends.intents to a folder.")
        .answer();
  }

  private static ObjectNode installed(Installed installed) {
    var answer = Json.object().put("hash", installed.hash()).put("changed", installed.changed());
    answer
        .putObject("model")
        .put("hash", installed.model().hash())
        .put("changed", installed.model().changed())
        .put("trainingMs", installed.model().training().toMillis());
    return answer;
  }

  private static ObjectNode checked(List<FlowProblem> problems) {
    return with(Json.object().put("valid", problems.isEmpty()), problems);
  }

  private static ObjectNode with(ObjectNode body, List<FlowProblem> problems) {
    var array = body.putArray("problems");
    for (var problem : problems) {
      array
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("problem", problem.problem())
          .put("remedy", problem.remedy());
    }
    return body;
  }

  private static Map<String, String> files(byte[] body) {
    var node = body.length == 0 ? Json.object().path("files") : Json.read(body).path("files");
    var files = new LinkedHashMap<String, String>();
    if (Fields.isAbsent(node)) {
      return files;
    }
    if (!node.isObject() || node.size() > FILES_AT_MOST) {
      throw Problem.malformed("files must be an object of texts by file name.", "files");
    }
    node.properties()
        .forEach(
            file ->
                files.put(
                    name(file.getKey(), "files"),
                    Fields.text(file.getValue(), "files." + file.getKey())));
    return files;
  }

  private static String name(String name, String field) {
    if (name.length() > FILE_NAME_AT_MOST || !FILE.matcher(name).matches()) {
      throw Problem.malformed(
          field + " must name a YAML file, such as dialog-flows/late-delivery.yaml.", field);
    }
    return name;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw Problem.malformed("The body is not valid UTF-8.", null);
    }
  }
}
