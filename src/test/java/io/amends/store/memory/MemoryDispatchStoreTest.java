package io.amends.store.memory;

import io.amends.store.DispatchStoreContract;

class MemoryDispatchStoreTest extends DispatchStoreContract<MemoryStore> {

  private MemoryStore store;

  @Override
  protected MemoryStore open() {
    store = new MemoryStore();
    return store;
  }

  @Override
  protected MemoryStore reopened() {
    return store;
  }
}
