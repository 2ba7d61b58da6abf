package io.amends;

import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.InstalledSets;
import io.amends.installed.InstalledUnderstander;
import io.amends.installed.SetArchive;
import io.amends.language.Pending;
import io.amends.language.opennlp.SmallIntents;
import io.amends.store.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop's two folders, what is installed of them, and a trainer that does as it is told. */
final class ShopOnDisk {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-18T12:00:00+08:00");

  private final Path flows;
  private final SmallIntents intents;
  private final ToldTrainer trainer = new ToldTrainer();
  private final InstalledSets sets;
  private final InstalledUnderstander model;
  private final Reload reload;
  private boolean isDiskFull;

  record Hashes(String flows, String model) {}

  private ShopOnDisk(Path folder, boolean hasFlows, boolean hasIntents) {
    this.flows = folder.resolve("dialog-flows");
    this.intents = SmallIntents.in(folder.resolve("intents"));
    FlowSource.shipped().forEach(this::writesFlow);
    var properties = properties(hasFlows ? flows : null, hasIntents ? intents.folder() : null);
    this.sets =
        new InstalledSets(
            new Archive(),
            DialogConfiguration::read,
            DialogConfiguration.files(properties),
            null,
            ZoneOffset.UTC);
    this.model = new InstalledUnderstander(ToldTrainer.model(intents.hash()));
    this.reload =
        new Reload(
            new FlowsOnDisk(properties),
            new IntentsOnDisk(properties.intents(), trainer),
            sets,
            model);
  }

  static ShopOnDisk in(Path folder) {
    return new ShopOnDisk(folder, true, true);
  }

  static ShopOnDisk withFlowsOfTheJar(Path folder) {
    return new ShopOnDisk(folder, false, true);
  }

  static ShopOnDisk withModelOfTheJar(Path folder) {
    return new ShopOnDisk(folder, true, false);
  }

  static ShopOnDisk withNothing(Path folder) {
    return new ShopOnDisk(folder, false, false);
  }

  Reload reload() {
    return reload;
  }

  SmallIntents intents() {
    return intents;
  }

  ToldTrainer trainer() {
    return trainer;
  }

  InstalledUnderstander model() {
    return model;
  }

  Hashes hashes() {
    return new Hashes(sets.newest(), model.model());
  }

  /** The model that a message is understood by now. */
  String understoodBy() {
    return model.understand("hello", new Pending.Nothing(), AT).model();
  }

  /** So that they are another set, as good as the one before. */
  void editsFlows() {
    var policy = FlowSource.folder(flows).get("policy.yaml");
    writesFlow("policy.yaml", policy + "\n# seen\n");
  }

  void writesFlow(String name, String text) {
    try {
      Files.createDirectories(flows);
      Files.writeString(flows.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void losesItsFolders() {
    try {
      Files.move(flows, flows.resolveSibling("flows-elsewhere"));
      Files.move(intents.folder(), flows.resolveSibling("intents-elsewhere"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void diskIsFull() {
    isDiskFull = true;
  }

  private static AmendsProperties properties(Path flows, Path intents) {
    return new AmendsProperties(
        Path.of("unused"),
        AmendsProperties.Store.MEMORY,
        Durability.LOCAL,
        flows,
        intents,
        1,
        List.of(),
        Duration.ZERO,
        null);
  }

  private final class Archive implements SetArchive {

    @Override
    public void keep(String hash, Map<String, String> files) {
      if (isDiskFull) {
        throw new IllegalStateException("disk full");
      }
    }

    @Override
    public Optional<Map<String, String>> files(String hash) {
      return Optional.empty();
    }
  }
}
