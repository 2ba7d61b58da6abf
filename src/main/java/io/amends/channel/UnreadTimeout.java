package io.amends.channel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose other end has taken nothing of what was written to it for a while, such
 * as a phone in a tunnel: no close frame can reach it, and what waits for it would be kept for
 * ever. Who reads, however slowly, is left alone here. One for each connection; costs nothing while
 * all is read.
 */
public final class UnreadTimeout extends ChannelInboundHandlerAdapter {

  private final Duration patience;
  private @Nullable Future<?> looking;

  public UnreadTimeout(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    if (context.channel().isWritable()) {
      stop();
    } else if (looking == null) {
      look(context);
    }
    super.channelWritabilityChanged(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  /** While it cannot be written to little is added, so what is read shows. */
  private void look(ChannelHandlerContext context) {
    var unread = context.channel().bytesBeforeWritable();
    looking =
        context
            .executor()
            .schedule(
                () -> {
                  looking = null;
                  if (context.channel().isWritable()) {
                    return;
                  }
                  if (context.channel().bytesBeforeWritable() >= unread) {
                    context.close();
                  } else {
                    look(context);
                  }
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void stop() {
    if (looking != null) {
      looking.cancel(false);
      looking = null;
    }
  }
}
