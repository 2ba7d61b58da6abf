/**
 * The history of conversations and of ledgers, kept durably: ports here, adapters in sub-packages.
 * It never looks into an event and never decides. Start reading at {@link
 * io.amends.store.EventStore}.
 */
@NullMarked
package io.amends.store;

import org.jspecify.annotations.NullMarked;
