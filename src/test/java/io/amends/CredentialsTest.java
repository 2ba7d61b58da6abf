package io.amends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @TempDir Path folder;

  @Test
  void what_is_not_given_is_made_once_and_kept() {
    var first = Credentials.kept(folder, Map.of());
    var second = Credentials.kept(folder, Map.of());

    assertThat(first.apiToken()).hasSize(43).isEqualTo(second.apiToken());
    assertThat(first.deskPassword()).isEqualTo(second.deskPassword());
    assertThat(first.tokenKey()).isEqualTo(second.tokenKey()).isNotEqualTo(first.apiToken());
  }

  @Test
  void only_the_owner_may_read_it() throws IOException {
    Credentials.kept(folder.resolve("new/data"), Map.of());

    assertThat(modeOf(folder.resolve("new/data/credentials"))).isEqualTo("rw-------");
    assertThat(Files.list(folder.resolve("new/data"))).hasSize(1);
  }

  @Test
  void a_file_that_others_may_read_is_closed_to_them() throws IOException {
    Credentials.kept(folder, Map.of());
    var file = folder.resolve("credentials");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Credentials.kept(folder, Map.of());

    assertThat(modeOf(file)).isEqualTo("rw-------");
  }

  @Test
  void what_is_given_wins_and_is_never_written_down() throws IOException {
    var credentials = Credentials.kept(folder, Map.of("amends.api.token", "given"));

    assertThat(credentials.apiToken()).isEqualTo("given");
    assertThat(Files.readString(folder.resolve("credentials")))
        .doesNotContain("given", "amends.api.token");
  }

  @Test
  void where_everything_is_given_there_is_no_file() {
    Credentials.kept(
        folder,
        Map.of("amends.api.token", "a", "amends.desk.password", "b", "amends.token.key", "c"));

    assertThat(folder.resolve("credentials")).doesNotExist();
  }

  @Test
  void lines_of_others_are_kept() throws IOException {
    var file = folder.resolve("credentials");
    Files.writeString(file, "amends.api.token=old\n\nlater.version = x=y\n");
    var credentials = Credentials.kept(folder, Map.of());

    assertThat(credentials.apiToken()).isEqualTo("old");
    assertThat(Files.readString(file)).contains("later.version=x=y");
  }

  @Test
  void a_file_that_makes_no_sense_is_an_error_that_names_file_and_line_but_no_secret()
      throws IOException {
    var file = folder.resolve("credentials");
    Files.writeString(file, "amends.api.token=old\nsecretwithoutname\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.kept(folder, Map.of()))
        .withMessageContaining(file + ", line 2")
        .withMessageNotContaining("secretwithoutname");
  }

  @Test
  void an_empty_value_or_bytes_that_are_no_text_are_errors() throws IOException {
    var file = folder.resolve("credentials");
    Files.writeString(file, "amends.api.token=\n");
    assertThatIllegalStateException().isThrownBy(() -> Credentials.kept(folder, Map.of()));
    Files.write(file, new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.kept(folder, Map.of()))
        .withMessageContaining("no text");
  }

  @Test
  void a_file_that_cannot_be_read_is_an_error_that_names_it() throws IOException {
    var file = Files.createDirectory(folder.resolve("credentials"));

    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.kept(folder, Map.of()))
        .withMessageContaining(file.toString());
  }

  @Test
  void many_nodes_need_all_of_them() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Credentials.given(Map.of("amends.api.token", "a"), false))
        .withMessageContaining("amends.desk.password")
        .withMessageContaining("amends.token.key");
  }

  @Test
  void many_nodes_whose_agents_have_names_need_no_password_of_the_one_agent() {
    var given = Map.of("amends.api.token", "a", "amends.token.key", "k");

    assertThat(Credentials.given(given, true).apiToken()).isEqualTo("a");
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
