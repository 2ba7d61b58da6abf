/**
 * What may be said: the guard that every text passes before a customer reads it, an assistant's and
 * a person's alike. It holds amounts, shares and promises against what backs them, and looks for
 * words that never leave a desk (P12) or that a marketplace punishes. Pure; its words are data.
 * Start reading at {@link io.amends.wording.WordingGuard}.
 */
@NullMarked
package io.amends.wording;

import org.jspecify.annotations.NullMarked;
