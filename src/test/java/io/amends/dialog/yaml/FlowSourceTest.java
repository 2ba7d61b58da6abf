package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.dialog.InvalidFlowsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowSourceTest {

  @TempDir Path folder;

  @Test
  void only_yaml_directly_in_the_folder_belongs_to_the_set() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "a: \u4e2d\n");
    Files.writeString(folder.resolve("notes.md"), "no");
    Files.createDirectories(folder.resolve("golden"));
    Files.writeString(folder.resolve("golden/b.yaml"), "no");

    assertThat(FlowSource.folder(folder)).containsExactly(entry("a.yaml", "a: \u4e2d\n"));
  }

  @Test
  void a_missing_folder_is_told() {
    assertThatThrownBy(() -> FlowSource.folder(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void every_file_in_another_encoding_is_named() throws IOException {
    for (var name : new String[] {"a.yaml", "b.yaml"}) {
      Files.write(folder.resolve(name), new byte[] {(byte) 0xCD, (byte) 0xCB});
    }

    assertThatThrownBy(() -> FlowSource.folder(folder))
        .isInstanceOf(InvalidFlowsException.class)
        .hasMessageContaining("dialog-flows/a.yaml:1  it is not UTF-8")
        .hasMessageContaining("dialog-flows/b.yaml:1  it is not UTF-8");
  }

  @Test
  void a_jar_gives_the_same_as_a_folder() throws IOException {
    var jar = folder.resolve("flows.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : new String[] {"policy.yaml", "b.yaml", "golden/c.yaml", "schema/d.json"}) {
        out.putNextEntry(new JarEntry("dialog-flows/" + name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(FlowSource.shipped(loader))
          .containsExactly(entry("b.yaml", "b.yaml"), entry("policy.yaml", "policy.yaml"));
    }
  }

  @Test
  void the_program_comes_with_the_folder_of_the_sources() {
    assertThat(FlowSource.shipped()).isEqualTo(FlowSource.folder(Path.of("dialog-flows")));
  }

  private static Map.Entry<String, String> entry(String name, String content) {
    return Map.entry(name, content);
  }
}
