/**
 * The durable store of one node: a folder of append-only segments, one thread that writes, and an
 * index in memory that is built from them, and from its own checkpoint, at every start. Start
 * reading at {@link io.amends.store.embedded.EmbeddedStore}, then {@code Committer} (group commit),
 * {@code SegmentScan} (what happens after a crash) and {@code CompactionPass} (how what nobody
 * needs is taken out).
 */
@NullMarked
package io.amends.store.embedded;

import org.jspecify.annotations.NullMarked;
