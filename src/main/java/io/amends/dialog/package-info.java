/**
 * What the shop would say: flows, stages, cases, scripts, and the wording guard that every outgoing
 * text passes. Pure; it reads no file (that is {@code dialog.yaml}) and decides nothing (that is
 * {@code conversation}). Start reading at {@link io.amends.dialog.FlowBook}.
 */
@NullMarked
package io.amends.dialog;

import org.jspecify.annotations.NullMarked;
