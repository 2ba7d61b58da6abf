/**
 * The customer's chat widget on {@code /ws/chat} (CONTRACT §1). It carries frames and decides
 * nothing. Start reading at {@code WidgetSocket}.
 */
@NullMarked
package io.amends.channel.widget;

import org.jspecify.annotations.NullMarked;
