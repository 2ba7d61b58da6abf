package io.amends.store.memory;

import io.amends.store.EventStoreContract;

class MemoryEventStoreTest extends EventStoreContract<MemoryStore> {

  private MemoryStore store;

  @Override
  protected MemoryStore open() {
    store = new MemoryStore(clock);
    return store;
  }

  @Override
  protected MemoryStore reopened() {
    return store;
  }
}
