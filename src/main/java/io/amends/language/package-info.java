/**
 * What an utterance means: labels, entities, keywords, mood and language (TAXONOMY). Pure values
 * and the port {@link io.amends.language.Understander}; it must never know a conversation, a flow
 * or a shop. Start reading at {@link io.amends.language.Understanding}.
 */
@NullMarked
package io.amends.language;

import org.jspecify.annotations.NullMarked;
