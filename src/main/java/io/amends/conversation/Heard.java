package io.amends.conversation;

import io.amends.language.Understanding;

/** What one customer entry was understood to mean; recorded, so that replay needs no model. */
public record Heard(long seq, Understanding understanding) {}
