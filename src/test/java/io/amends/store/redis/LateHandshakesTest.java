package io.amends.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.protocol.RedisHandshakeHandler;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LateHandshakesTest {

  private static final ClientResources RESOURCES = DefaultClientResources.create();

  private final CompletableFuture<Void> handshake = new CompletableFuture<>();
  private boolean isConnected;

  @AfterAll
  static void close() {
    RESOURCES.shutdown();
  }

  @Test
  void a_handshake_in_time_makes_a_connection() {
    opened();

    handshake.complete(null);

    assertThat(isConnected).isTrue();
  }

  @Test
  void a_handshake_that_ends_on_a_closed_channel_makes_none() {
    var channel = opened();

    channel.close();

    assertThat(handshake).isCompleted();
    assertThat(isConnected).isFalse();
  }

  private EmbeddedChannel opened() {
    return new EmbeddedChannel(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel
                .pipeline()
                .addLast(
                    new RedisHandshakeHandler(same -> handshake, RESOURCES, Duration.ofHours(1)))
                .addLast(new Commands());
            new LateHandshakes().afterChannelInitialized(channel);
          }
        });
  }

  /** Gives up what was asked when the channel closes; the last questions may go unanswered. */
  private final class Commands extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      isConnected = true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      handshake.complete(null);
    }
  }
}
