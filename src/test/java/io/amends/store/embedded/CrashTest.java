package io.amends.store.embedded;

import static io.amends.store.SampleAppend.NOON;
import static io.amends.store.SampleAppend.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.ConversationId;
import io.amends.store.Durability;
import io.amends.store.JsonEventCodec;
import io.amends.store.SampleAppend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store makes of the files that a crash, or a bad disk, left behind. */
class CrashTest {

  private static final int SEGMENT = 32 << 10;
  private static final int RECORDS = 5;
  private static final JsonEventCodec CODEC = new JsonEventCodec();

  @TempDir private Path folder;
  private final ConversationId id = SampleAppend.newId();
  private Path crashed;
  private EmbeddedStore store;

  /** Five acknowledged appends, each of them an append, two dispatches and a receipt. */
  @BeforeEach
  void writeAndCrash() throws IOException {
    crashed = folder.resolve("crashed");
    store = open(folder.resolve("original"));
    for (var n = 0; n < RECORDS; n++) {
      append(store, n);
    }
    StoreFiles.copy(folder.resolve("original"), crashed);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_crash_right_after_an_acknowledgement_loses_nothing() {
    assertThat(versionsAfterReopening(crashed)).isEqualTo(RECORDS);
  }

  @Test
  void what_is_found_at_start_is_made_safe_before_it_is_shown() {
    var disk = new TestDisk();
    try (var reopened = opening(crashed).disk(disk).open()) {
      assertThat(disk.forces()).isPositive();
    }
  }

  @Test
  void a_last_record_torn_at_any_byte_is_not_there_at_all_and_the_store_goes_on()
      throws IOException {
    var last = last();
    for (var cut = last.offset(); cut < endOf(last); cut++) {
      var torn = copyOfCrashed("torn-" + cut);
      StoreFiles.overwrite(file(torn), cut, new byte[SEGMENT - cut]);

      assertThatFourAreThereAndAFifthGoesIn(torn);
    }
  }

  @Test
  void a_file_that_ends_anywhere_in_its_last_record_is_mended() throws IOException {
    var last = last();
    for (var cut = last.offset(); cut < endOf(last); cut += 7) {
      var torn = copyOfCrashed("short-" + cut);
      StoreFiles.truncate(file(torn), cut);

      assertThatFourAreThereAndAFifthGoesIn(torn);
    }
  }

  @Test
  void a_last_record_with_garbage_anywhere_is_cut() throws IOException {
    var last = last();
    for (var at = last.offset(); at < endOf(last); at += 5) {
      var torn = copyOfCrashed("garbage-" + at);
      StoreFiles.flip(file(torn), at);

      assertThatFourAreThereAndAFifthGoesIn(torn);
    }
  }

  private void assertThatFourAreThereAndAFifthGoesIn(Path torn) {
    try (var reopened = open(torn)) {
      assertThat(versions(reopened)).isEqualTo(RECORDS - 1);
      assertThat(reopened.ready(NOON, 100).count().block()).isEqualTo(2 * (RECORDS - 1));
      assertThat(reopened.receipt("r-" + (RECORDS - 1)).blockOptional()).isEmpty();
      append(reopened, RECORDS - 1);
    }
    assertThat(versionsAfterReopening(torn)).isEqualTo(RECORDS);
  }

  @Test
  void what_is_left_behind_a_torn_record_never_comes_back() throws IOException {
    var frames = StoreFiles.frames(crashed, 1);
    // The fourth is torn and the fifth is whole, as if both had been of one batch.
    var fifth = frames.get(4);
    var bytes =
        Frame.header(1, fifth.payload().length, frames.get(3).offset(), Frame.crc(fifth.payload()));
    StoreFiles.overwrite(file(crashed), fifth.offset(), bytes.array());
    StoreFiles.overwrite(file(crashed), frames.get(3).offset(), new byte[Frame.HEADER]);

    try (var reopened = open(crashed)) {
      assertThat(versions(reopened)).isEqualTo(3);
      // It has the size of the one that was torn, so the fifth follows on it byte by byte.
      append(reopened, 3);
      StoreFiles.copy(crashed, folder.resolve("crashed again"));
    }
    assertThat(versionsAfterReopening(folder.resolve("crashed again"))).isEqualTo(4);
  }

  @Test
  void damage_to_an_acknowledged_record_is_refused_by_file_and_offset() throws IOException {
    var damaged = StoreFiles.frames(crashed, 1).get(2);
    for (var at = damaged.offset(); at < endOf(damaged); at += 5) {
      var copy = copyOfCrashed("flipped-" + at);
      StoreFiles.flip(file(copy), at);
      var before = Files.readAllBytes(file(copy));

      assertThatThrownBy(() -> open(copy))
          .isInstanceOf(CannotOpenStoreException.class)
          .hasMessageContaining(file(copy) + " is damaged at offset " + damaged.offset());
      assertThat(Files.readAllBytes(file(copy))).isEqualTo(before);
    }
  }

  @Test
  void a_hole_of_zeros_before_an_acknowledged_record_is_damage() throws IOException {
    var damaged = StoreFiles.frames(crashed, 1).get(1);
    StoreFiles.overwrite(file(crashed), damaged.offset(), new byte[damaged.size()]);

    assertThatThrownBy(() -> open(crashed))
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining("damaged at offset " + damaged.offset());
  }

  @Test
  void damage_to_the_last_record_is_told_from_a_torn_one_if_the_store_was_closed()
      throws IOException {
    var last = last();
    store.close();
    StoreFiles.flip(file(folder.resolve("original")), last.offset() + 50);

    assertThatThrownBy(() -> open(folder.resolve("original")))
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining("damaged at offset " + last.offset());
  }

  @Test
  void the_same_is_told_of_damage_that_comes_to_light_when_it_is_read() throws IOException {
    var damaged = StoreFiles.frames(crashed, 1).get(2);
    StoreFiles.flip(file(folder.resolve("original")), damaged.offset() + 50);

    assertThatThrownBy(() -> store.history(id).blockLast())
        .hasMessageContaining("00000001.log is damaged at offset " + damaged.offset());
  }

  @Test
  void a_segment_in_the_middle_may_be_neither_missing_nor_damaged_nor_short() throws IOException {
    for (var n = RECORDS; n < 200; n++) {
      append(store, n);
    }
    var full = folder.resolve("full");
    StoreFiles.copy(folder.resolve("original"), full);
    assertThat(StoreFiles.segment(full, 3)).exists();
    assertThat(versionsAfterReopening(full)).isEqualTo(200);

    for (var what : List.of("missing", "damaged", "short", "unsealed")) {
      var copy = folder.resolve(what);
      StoreFiles.copy(full, copy);
      var second = StoreFiles.segment(copy, 2);
      var frames = StoreFiles.frames(copy, 2);
      switch (what) {
        case "missing" -> Files.delete(second);
        case "damaged" -> StoreFiles.flip(second, frames.get(3).offset() + 30);
        case "short" -> StoreFiles.truncate(second, frames.get(frames.size() - 1).offset());
        default -> StoreFiles.flip(second, frames.get(frames.size() - 1).offset());
      }

      assertThatThrownBy(() -> open(copy))
          .isInstanceOf(CannotOpenStoreException.class)
          .hasMessageContaining("00000002.log is " + (what.equals("missing") ? what : "damaged"));
    }
  }

  @Test
  void a_record_of_a_newer_release_is_refused_and_not_skipped() throws IOException {
    var payload = new byte[] {99, 1, 2, 3};
    var end = endOf(last()) + 7 & ~7;
    StoreFiles.overwrite(
        file(crashed), end, Frame.header(1, payload.length, end, Frame.crc(payload)).array());
    StoreFiles.overwrite(file(crashed), end + Frame.HEADER, payload);

    assertThatThrownBy(() -> open(crashed))
        .isInstanceOf(CannotOpenStoreException.class)
        .hasMessageContaining("at offset " + end)
        .hasMessageContaining("newer");
  }

  private Frame last() {
    return StoreFiles.frames(crashed, 1).get(RECORDS - 1);
  }

  /** Without the zeros that fill it up. */
  private static int endOf(Frame frame) {
    return frame.offset() + Frame.HEADER + frame.payload().length;
  }

  private static Path file(Path folder) {
    return StoreFiles.segment(folder, 1);
  }

  private Path copyOfCrashed(String name) throws IOException {
    var copy = folder.resolve(name);
    StoreFiles.copy(crashed, copy);
    return copy;
  }

  private static EmbeddedStore open(Path folder) {
    return opening(folder).disk(new TestDisk()).open();
  }

  private static Opening opening(Path folder) {
    return new Opening(folder, Durability.FSYNC, CODEC, Clock.systemUTC()).segmentBytes(SEGMENT);
  }

  private void append(EmbeddedStore to, int version) {
    to.append(
            SampleAppend.to(id)
                .after(version)
                .with(said("number " + version % 10))
                .at(Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS))
                .dispatch("d-" + version, "lane-" + version, NOON)
                .dispatch("e-" + version, "line-" + version, NOON)
                .receipt("r-" + version)
                .build())
        .block();
  }

  private long versions(EmbeddedStore from) {
    return from.history(id).count().block();
  }

  private long versionsAfterReopening(Path path) {
    try (var reopened = open(path)) {
      return versions(reopened);
    }
  }
}
