package io.amends.store.memory;

import io.amends.store.ErasureStoreContract;

class MemoryErasureStoreTest extends ErasureStoreContract<MemoryStore> {

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
