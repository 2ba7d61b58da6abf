package io.amends.installed;

import io.amends.language.Entity;
import io.amends.language.Pending;
import io.amends.language.Understander;
import io.amends.language.Understanding;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Understands by the model that was installed last. Each message is understood by one model as a
 * whole, and names it ({@link Understanding#model()}); whoever asks need not know that there are
 * several. Thread-safe.
 */
public final class InstalledUnderstander implements Understander {

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Model newest;

  /**
   * A model and what understands by it.
   *
   * @param hash what {@link Understanding#model()} of its answers is
   */
  public record Model(String hash, Understander understander) {}

  public InstalledUnderstander(Model first) {
    this.newest = first;
  }

  /** From now on messages are understood by this one. Never fails. */
  public void install(Model next) {
    newest = next;
    listeners.forEach(listener -> listener.accept(next.hash()));
  }

  /** Hash of the model that is installed. */
  public String model() {
    return newest.hash();
  }

  /** Tells the hash of the model that is installed, now and whenever another one is. */
  public void whenInstalled(Consumer<String> listener) {
    listeners.add(listener);
    listener.accept(model());
  }

  @Override
  public Understanding understand(String text, Pending pending, OffsetDateTime at) {
    return newest.understander().understand(text, pending, at);
  }

  @Override
  public List<Entity> entities(String text, OffsetDateTime at) {
    return newest.understander().entities(text, at);
  }
}
