package io.amends.fault;

import io.amends.store.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;

/** One Redis, with a way to it on which things may go wrong. */
final class OneRedis implements Ground {

  private final RedisServer server;
  private final Proxy way;

  OneRedis(Path folder) {
    server = RedisServer.in(folder);
    way = Proxy.to(server.port());
  }

  RedisServer server() {
    return server;
  }

  Proxy way() {
    return way;
  }

  @Override
  public List<String> properties() {
    return List.of("amends.store=redis", "amends.redis.url=redis://localhost:" + way.port());
  }

  @Override
  public int connections() {
    return way.connections();
  }

  @Override
  public void close() {
    way.close();
    server.close();
  }
}
