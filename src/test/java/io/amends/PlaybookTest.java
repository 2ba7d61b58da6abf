package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.rehearsal.PlaybookTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table of the playbook's rules tells what is there. With {@code -Damends.playbook=write} it is
 * written anew.
 */
class PlaybookTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final Path TABLE = BASE.resolve("src/docs/PLAYBOOK.md");

  @Test
  void the_table_is_up_to_date() throws IOException {
    var table = new PlaybookTable(BASE.resolve("src/test/java")).markdown();
    if (System.getProperty("amends.playbook", "").equals("write")) {
      Files.writeString(TABLE, table);
    }

    assertThat(TABLE).as("run this test with -Damends.playbook=write").content().isEqualTo(table);
  }

  @Test
  void every_rule_is_shown_by_something() {
    assertThat(new PlaybookTable(BASE.resolve("src/test/java")).unshown()).isEmpty();
  }
}
