package io.amends.store.embedded;

import io.amends.store.Durability;
import io.amends.store.ErasureStoreContract;
import io.amends.store.JsonEventCodec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedErasureStoreTest extends ErasureStoreContract<EmbeddedStore> {

  @TempDir private Path folder;
  private EmbeddedStore store;

  @Override
  protected EmbeddedStore open() {
    store =
        new Opening(folder, Durability.FSYNC, new JsonEventCodec(), clock)
            .segmentBytes(2 << 20)
            .open();
    return store;
  }

  @Override
  protected EmbeddedStore reopened() {
    store.close();
    return open();
  }

  @AfterEach
  void close() {
    store.close();
  }
}
