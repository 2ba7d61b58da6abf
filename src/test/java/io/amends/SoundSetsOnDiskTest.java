package io.amends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.dialog.FlowBook;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.dialog.yaml.SoundSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundSetsOnDiskTest {

  private static final String HASH = "0123456789abcdef";

  /** One of its scripts asks to go on elsewhere. */
  private static final Map<String, String> STOPPED = stopped();

  @TempDir private Path folder;

  @Test
  void what_is_sound_is_remembered_by_the_next_start() {
    judgedBy("a").add(HASH);

    assertThat(judgedBy("a").contains(HASH)).isTrue();
    assertThat(judgedBy("a").contains("fedcba9876543210")).isFalse();
  }

  @Test
  void other_code_judges_for_itself() {
    judgedBy("a").add(HASH);

    assertThat(judgedBy("b").contains(HASH)).isFalse();
  }

  @Test
  void the_same_code_has_the_same_name_each_time() {
    assertThat(SoundSetsOnDisk.code()).matches("[0-9a-f]{32}").isEqualTo(SoundSetsOnDisk.code());
  }

  @Test
  void a_folder_that_cannot_be_written_stops_nobody() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var sound = new SoundSetsOnDisk(file.resolve("judged"), "a");

    sound.add(HASH);

    assertThat(sound.contains(HASH)).isFalse();
  }

  @Test
  void a_set_that_is_read_is_remembered_with_its_own_hash() {
    var hash = read(FlowSource.shipped(), judgedBy("a")).hash();

    assertThat(judgedBy("a").contains(hash)).isTrue();
  }

  @Test
  void one_that_is_stopped_is_not_remembered() {
    assertThatThrownBy(() -> read(STOPPED, judgedBy("a")))
        .isInstanceOf(InvalidFlowsException.class)
        .hasMessageContaining("would be stopped");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void one_that_is_remembered_is_not_judged_again_and_another_is() {
    var sound = judgedBy("a");
    var hash = read(FlowSource.shipped(), sound).hash();

    sound.add(read(STOPPED, all()).hash());

    assertThat(read(STOPPED, sound).hash()).isNotEqualTo(hash);
    assertThatThrownBy(() -> read(STOPPED, judgedBy("b")))
        .isInstanceOf(InvalidFlowsException.class);
  }

  private static FlowBook read(Map<String, String> files, SoundSets sound) {
    return FlowFiles.read(files, DialogConfiguration.subjects(), sound);
  }

  private static SoundSets all() {
    return new SoundSets() {
      @Override
      public boolean contains(String hash) {
        return true;
      }

      @Override
      public void add(String hash) {}
    };
  }

  private static Map<String, String> stopped() {
    var files = new HashMap<>(FlowSource.shipped());
    files.computeIfPresent("repair.yaml", (name, text) -> text.replace("不客气，", "加微信，"));
    return files;
  }

  private SoundSetsOnDisk judgedBy(String code) {
    return new SoundSetsOnDisk(folder, code);
  }
}
