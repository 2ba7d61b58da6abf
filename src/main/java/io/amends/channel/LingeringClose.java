package io.amends.channel;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection in two steps (RFC 7230 §6.6): says that nothing more comes, and reads and
 * throws away what still arrives until the other end has closed too, or for a short while. Closed
 * at once with bytes unread, TCP would reset the connection, and a reset may overtake the close
 * frame: who sent too much would not be told why. One for each connection, at the head of its
 * pipeline.
 */
public final class LingeringClose extends ChannelDuplexHandler {

  private final Duration patience;
  private @Nullable ChannelPromise closing;

  /**
   * @param patience how long the other end may take to close
   */
  public LingeringClose(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
    if (closing != null
        || !(context.channel() instanceof DuplexChannel channel)
        || channel.isInputShutdown()
        || !channel.isActive()) {
      super.close(context, promise);
      return;
    }
    closing = promise;
    channel
        .shutdownOutput()
        .addListener(
            ended -> {
              if (ended.isSuccess()) {
                context.read();
              } else {
                context.close(promise);
              }
            });
    var end =
        context
            .executor()
            .schedule(() -> context.close(promise), patience.toMillis(), TimeUnit.MILLISECONDS);
    channel
        .closeFuture()
        .addListener(
            closed -> {
              end.cancel(false);
              promise.trySuccess();
            });
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (closing == null) {
      super.channelRead(context, message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (closing == null) {
      super.channelReadComplete(context);
    } else {
      context.read();
    }
  }
}
