package io.amends.store.redis;

import io.lettuce.core.protocol.RedisHandshakeHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Keeps handshakes that took too long from being taken for connections. Lettuce (up to 7.7) does
 * not mind whether the last questions of a handshake are answered, and so neither that it was
 * broken off before and its channel is closed: that counts as connected, and lost again, and is
 * connected anew twice. Whoever waits for a Redis that loads for long would end with two
 * connections in place of one, both subscribed.
 */
final class LateHandshakes implements NettyCustomizer {

  private static final Gate GATE = new Gate();

  @Override
  public void afterChannelInitialized(Channel channel) {
    var handshake = channel.pipeline().context(RedisHandshakeHandler.class);
    if (handshake != null) {
      channel.pipeline().addAfter(handshake.name(), LateHandshakes.class.getName(), GATE);
    }
  }

  @Sharable
  private static final class Gate extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (context.channel().isActive()) {
        context.fireChannelActive();
      }
    }
  }
}
