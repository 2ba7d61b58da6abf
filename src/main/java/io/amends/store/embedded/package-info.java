/**
 * The durable store of one node: a folder of append-only segments, one thread that writes, and an
 * index in memory that is built anew at every start. Start reading at {@link
 * io.amends.store.embedded.EmbeddedStore}, then {@code Committer} (group commit) and {@code
 * SegmentScan} (what happens after a crash).
 *
 * <p>Nothing is ever taken out of a segment yet: compaction, and a snapshot of the index for a
 * faster start, are still to come.
 */
@NullMarked
package io.amends.store.embedded;

import org.jspecify.annotations.NullMarked;
