package io.amends.throughput;

import java.util.Map;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The most that WebFlux can do: reads a frame's JSON, writes it back as JSON, and nothing else.
 * What Amends reaches is told as a part of this.
 */
public final class EchoServer {

  private EchoServer() {}

  /**
   * @param args the port
   */
  public static void main(String[] args) {
    var json = JsonMapper.builder().build();
    WebSocketHandler echo =
        session ->
            session.send(
                session
                    .receive()
                    .map(
                        frame ->
                            session.textMessage(
                                json.writeValueAsString(json.readTree(frame.getPayloadAsText())))));
    var context = new GenericApplicationContext();
    context.registerBean(
        SimpleUrlHandlerMapping.class, () -> new SimpleUrlHandlerMapping(Map.of("/", echo), -1));
    context.registerBean(WebSocketHandlerAdapter.class, () -> new WebSocketHandlerAdapter());
    context.registerBean(WebHttpHandlerBuilder.WEB_HANDLER_BEAN_NAME, DispatcherHandler.class);
    context.refresh();
    HttpHandler handler = WebHttpHandlerBuilder.applicationContext(context).build();
    HttpServer.create()
        .host("127.0.0.1")
        .port(Integer.parseInt(args[0]))
        .handle(new ReactorHttpHandlerAdapter(handler))
        .bindNow()
        .onDispose()
        .block();
  }
}
