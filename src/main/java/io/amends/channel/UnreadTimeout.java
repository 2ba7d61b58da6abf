package io.amends.channel;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose other end has taken nothing of what was written to it for a while, such
 * as a phone in a tunnel: no close frame can reach it, and what waits for it would be kept for
 * ever. Who reads, however slowly, is left alone here. One for each connection; looks four times in
 * that while, and only while something was written.
 */
public final class UnreadTimeout extends ChannelDuplexHandler {

  private static final int LOOKS = 4;

  private final long betweenMillis;
  private @Nullable Future<?> looking;

  /** How many writes came by; those that are not pending were taken. */
  private long writes;

  private long taken;
  private long takenOfNext;
  private int looksInVain;

  /**
   * @param patience nothing is taken for so long; it is broken off up to a fourth of it later
   */
  public UnreadTimeout(Duration patience) {
    this.betweenMillis = Math.max(1, patience.toMillis() / LOOKS);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    writes++;
    if (looking == null) {
      looksInVain = 0;
      lookLater(context);
    }
    super.write(context, message, promise);
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

  private void lookLater(ChannelHandlerContext context) {
    looking =
        context.executor().schedule(() -> look(context), betweenMillis, TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    looking = null;
    var pending = context.channel().unsafe().outboundBuffer();
    // What was written and not flushed yet is pending, too: no other write might come.
    if (pending == null || pending.totalPendingWriteBytes() == 0) {
      return; // closed, or all of it was taken
    }
    looksInVain = isMoreTaken(pending) ? 0 : looksInVain + 1;
    if (looksInVain >= LOOKS) {
      context.close();
    } else {
      lookLater(context);
    }
  }

  /** Since the last look: whole writes, or a part of the one that is next. */
  private boolean isMoreTaken(ChannelOutboundBuffer pending) {
    // One write may be two in the buffer; that makes it less once, and never more by itself.
    long now = writes - pending.size();
    long ofNext = pending.currentProgress();
    boolean isMore = now > taken || now == taken && ofNext > takenOfNext;
    if (isMore || looksInVain == 0) {
      taken = now;
      takenOfNext = ofNext;
    }
    return isMore;
  }

  private void stop() {
    if (looking != null) {
      looking.cancel(false);
      looking = null;
    }
  }
}
