/**
 * Talk in and out: what all channels share (frames, limits, reading messages); each channel is a
 * sub-package of its own that knows no other. Start reading at {@link io.amends.channel.Frames}.
 */
@NullMarked
package io.amends.channel;

import org.jspecify.annotations.NullMarked;
