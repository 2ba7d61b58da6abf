/**
 * The store that forgets everything when it ends: for tests, and for trying things out. It keeps
 * every promise of the ports but durability. Start reading at {@link
 * io.amends.store.memory.MemoryStore}.
 */
@NullMarked
package io.amends.store.memory;

import org.jspecify.annotations.NullMarked;
