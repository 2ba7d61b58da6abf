package io.amends.store.embedded;

import io.amends.store.DispatchStoreContract;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDispatchStoreTest extends DispatchStoreContract<EmbeddedStore> {

  @TempDir private Path folder;
  private EmbeddedStore store;

  @Override
  protected EmbeddedStore open() {
    store =
        new Opening(folder, Durability.FSYNC, new JsonEventCodec(), Clock.systemUTC())
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
