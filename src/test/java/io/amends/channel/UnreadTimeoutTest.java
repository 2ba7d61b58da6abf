package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadTimeoutTest {

  private static final int QUARTERS = 4;
  private static final Duration QUARTER = Duration.ofSeconds(10);
  private static final int NO_TASK = -1;

  private final Narrow channel = new Narrow(new UnreadTimeout(QUARTER.multipliedBy(QUARTERS)));

  @AfterEach
  void closes() {
    channel.close();
    channel.releaseOutbound();
  }

  @Test
  void of_whom_nothing_is_read_for_long_is_broken_off() {
    channel.isWrittenTo(100);

    channel.passes(QUARTERS - 1);
    assertThat(channel.isOpen()).isTrue();
    channel.passes(1);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void also_where_little_waits_and_more_is_written_to_it() {
    channel.isWrittenTo(1);

    for (var n = 1; n < QUARTERS; n++) {
      channel.passes(1);
      channel.isWrittenTo(1);
    }
    channel.passes(1);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void also_where_a_look_fell_between_a_write_and_its_flush() {
    channel.isWrittenWithoutFlush(100);
    channel.passes(1);
    channel.flushOutbound();

    channel.passes(QUARTERS);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void who_reads_slowly_is_left_alone() {
    channel.isWrittenTo(100);

    for (var n = 0; n < 10; n++) {
      channel.passes(QUARTERS - 1);
      channel.takes(1);
    }

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void who_reads_one_thing_after_another_is_left_alone() {
    for (var n = 0; n < 10; n++) {
      channel.isWrittenTo(7);
      channel.passes(QUARTERS - 1);
      channel.takes(7);
    }

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void while_nothing_waits_nobody_looks() {
    channel.isWrittenTo(100);
    channel.takes(100);

    channel.passes(1);

    assertThat(channel.runScheduledPendingTasks()).isEqualTo(NO_TASK);
    assertThat(channel.isOpen()).isTrue();
  }

  /** Takes as many bytes as it is told. */
  private static final class Narrow extends EmbeddedChannel {

    private int room;

    Narrow(ChannelHandler handler) {
      super(handler);
      freezeTime();
    }

    void isWrittenTo(int bytes) {
      isWrittenWithoutFlush(bytes);
      flushOutbound();
    }

    void isWrittenWithoutFlush(int bytes) {
      writeOneOutbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    void takes(int bytes) {
      room = bytes;
      flushOutbound();
    }

    void passes(int quarters) {
      for (var n = 0; n < quarters; n++) {
        advanceTimeBy(QUARTER.toMillis(), TimeUnit.MILLISECONDS);
        runScheduledPendingTasks();
      }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer pending) {
      while (room > 0 && pending.current() instanceof ByteBuf next) {
        var taken = Math.min(room, next.readableBytes());
        room -= taken;
        pending.removeBytes(taken);
      }
    }
  }
}
