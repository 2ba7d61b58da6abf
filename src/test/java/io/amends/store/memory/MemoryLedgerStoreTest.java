package io.amends.store.memory;

import io.amends.store.LedgerStoreContract;

class MemoryLedgerStoreTest extends LedgerStoreContract {

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
