package io.amends.channel.agent;

import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.drawing.FlowPicture;
import io.amends.drawing.FlowPicture.Width;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Pictures of the flows that are installed, for who is signed in at the desk: {@code GET
 * /api/v1/flows} lists them, {@code GET /api/v1/flows/{name}/picture} draws one.
 */
public final class PictureRoutes {

  private static final String BEARER = "Bearer ";
  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  private final Supplier<FlowBook> book;
  private final Predicate<String> agents;

  private PictureRoutes(Supplier<FlowBook> book, Predicate<String> agents) {
    this.book = book;
    this.agents = agents;
  }

  /**
   * @param book the newest set, asked for each call
   * @param agents whether a token is of somebody who is signed in
   */
  public static RouterFunction<ServerResponse> of(
      Supplier<FlowBook> book, Predicate<String> agents) {
    var routes = new PictureRoutes(book, agents);
    return RouterFunctions.route()
        .GET("/api/v1/flows", routes::signedIn, routes::list)
        .GET("/api/v1/flows/{name}/picture", routes::signedIn, routes::picture)
        .build();
  }

  /** Who shows no token of the desk is answered by the API, which knows its own. */
  private boolean signedIn(ServerRequest request) {
    var header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && agents.test(header.substring(BEARER.length()).strip());
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var installed = book.get();
    var language = language(request);
    var flows =
        installed.flows().values().stream()
            .sorted(Comparator.comparing(Flow::name))
            .map(
                flow ->
                    Map.of(
                        "name", flow.name(),
                        "kind", flow.kind().name().toLowerCase(Locale.ROOT),
                        "title", FlowPicture.title(installed, flow, language)))
            .toList();
    return ServerResponse.ok().bodyValue(Map.of("hash", installed.hash(), "flows", flows));
  }

  private Mono<ServerResponse> picture(ServerRequest request) {
    var installed = book.get();
    var width =
        request.queryParam("width").filter("narrow"::equals).isPresent()
            ? Width.NARROW
            : Width.WIDE;
    return installed
        .flow(request.pathVariable("name"))
        .map(flow -> FlowPicture.of(installed, flow, language(request), width))
        .map(svg -> ServerResponse.ok().contentType(SVG).bodyValue(svg))
        .orElseGet(
            () ->
                ServerResponse.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyValue(
                        ProblemDetail.forStatusAndDetail(
                            HttpStatus.NOT_FOUND, "There is no such flow.")));
  }

  private static String language(ServerRequest request) {
    List<String> known = Vocabulary.LANGUAGES;
    return request.queryParam("language").filter(known::contains).orElse("en");
  }
}
