package io.amends.store.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;

/**
 * Keys as UTF-8, values as they are, both put straight into the buffer that is sent: a codec that
 * is composed of two makes a buffer for every one of the twenty keys of a write.
 */
final class KeysAndBytes implements RedisCodec<String, byte[]>, ToByteBufEncoder<String, byte[]> {

  static final KeysAndBytes CODEC = new KeysAndBytes();

  private KeysAndBytes() {}

  @Override
  public String decodeKey(ByteBuffer bytes) {
    return StringCodec.UTF8.decodeKey(bytes);
  }

  @Override
  public byte[] decodeValue(ByteBuffer bytes) {
    return ByteArrayCodec.INSTANCE.decodeValue(bytes);
  }

  @Override
  public ByteBuffer encodeKey(String key) {
    return StringCodec.UTF8.encodeKey(key);
  }

  @Override
  public ByteBuffer encodeValue(byte[] value) {
    return ByteBuffer.wrap(value);
  }

  @Override
  public void encodeKey(String key, ByteBuf target) {
    ByteBufUtil.writeUtf8(target, key);
  }

  @Override
  public void encodeValue(byte[] value, ByteBuf target) {
    target.writeBytes(value);
  }

  @Override
  public int estimateSize(Object keyOrValue) {
    return keyOrValue instanceof String key
        ? ByteBufUtil.utf8Bytes(key)
        : ((byte[]) keyOrValue).length;
  }

  /** So that nothing is written elsewhere first, only to find out how long it is. */
  @Override
  public boolean isEstimateExact() {
    return true;
  }
}
