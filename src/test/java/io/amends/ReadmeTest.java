package io.amends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's tables and links, held against what is there. */
class ReadmeTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", ""));
  private static final Path MODULES = BASE.resolve("src/main/java/io/amends");
  private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

  /** Secrets that {@link Credentials} reads from the environment: no record holds them. */
  private static final Set<String> FROM_ENVIRONMENT =
      Set.of(Credentials.API_TOKEN, Credentials.TOKEN_KEY);

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private final List<String> readme = lines(BASE.resolve("README.md"));

  @Test
  void the_configuration_table_names_every_property_and_no_other() {
    var expected = new TreeSet<>(properties().keySet());
    expected.addAll(FROM_ENVIRONMENT);

    assertThat(new TreeSet<>(configuration().keySet())).isEqualTo(expected);
  }

  @Test
  void a_default_that_the_code_states_is_the_one_in_the_table() {
    var stated = new TreeMap<String, String>();
    properties()
        .forEach(
            (name, property) -> {
              var value = property.path("defaultValue").asString("");
              if (!value.isEmpty()) {
                stated.put(name, "`" + value + "`");
              }
            });
    var told = new TreeMap<>(configuration());
    told.keySet().retainAll(stated.keySet());

    assertThat(stated).isNotEmpty();
    assertThat(told).isEqualTo(stated);
  }

  @Test
  void the_package_table_names_every_module_and_no_other() throws IOException {
    var modules = new TreeSet<String>();
    try (var folders = Files.list(MODULES)) {
      folders.filter(Files::isDirectory).forEach(f -> modules.add(f.getFileName().toString()));
    }
    var named = new TreeSet<String>();
    for (var row : table("| package |")) {
      var name = CODE.matcher(row.get(0));
      if (name.matches()) {
        named.add(name.group(1));
      }
    }

    assertThat(named).isEqualTo(modules);
  }

  @Test
  void every_sub_package_is_named_with_its_module() throws IOException {
    var named = new TreeSet<String>();
    for (var row : table("| package |")) {
      var codes = CODE.matcher(row.get(1));
      while (codes.find()) {
        if (codes.group(1).matches("[a-z]+\\.[a-z]+")) {
          named.add(codes.group(1));
        }
      }
    }
    var there = new TreeSet<String>();
    try (var folders = Files.walk(MODULES, 2)) {
      folders
          .filter(Files::isDirectory)
          .map(folder -> MODULES.relativize(folder))
          .filter(folder -> folder.getNameCount() == 2)
          .forEach(folder -> there.add(folder.getName(0) + "." + folder.getName(1)));
    }

    assertThat(named).isEqualTo(there);
  }

  @Test
  void every_relative_link_leads_somewhere() {
    var broken = new TreeSet<String>();
    for (var file : documents()) {
      for (var line : lines(file)) {
        var links = LINK.matcher(line);
        while (links.find()) {
          var target = links.group(1).replaceFirst("#.*", "");
          var isOurs = !target.isEmpty() && !target.contains("://");
          if (isOurs && !Files.exists(file.toAbsolutePath().resolveSibling(target))) {
            broken.add(file + ": " + target);
          }
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void every_decision_is_listed() throws IOException {
    var text = String.join("\n", readme);
    try (var decisions = Files.list(BASE.resolve("src/docs/decisions"))) {
      assertThat(decisions.map(file -> "src/docs/decisions/" + file.getFileName()))
          .isNotEmpty()
          .allSatisfy(decision -> assertThat(text).contains("(" + decision + ")"));
    }
  }

  /** Default by name, as the table tells them. */
  private Map<String, String> configuration() {
    var rows = new LinkedHashMap<String, String>();
    for (var row : table("| property | default | is |")) {
      var name = CODE.matcher(row.get(0));
      assertThat(name.matches()).as(row.get(0)).isTrue();
      assertThat(rows.put(name.group(1), row.get(1))).as("%s comes twice", name.group(1)).isNull();
    }
    return rows;
  }

  /** The rows of the one table whose heading begins so, cell by cell. */
  private List<List<String>> table(String heading) {
    var start = 0;
    while (!readme.get(start).startsWith(heading)) {
      start++;
    }
    return readme.subList(start + 2, readme.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|")))
        .map(cells -> cells.stream().map(String::strip).toList())
        .toList();
  }

  private static Map<String, JsonNode> properties() {
    var properties = new TreeMap<String, JsonNode>();
    try (var stream = ReadmeTest.class.getResourceAsStream(METADATA)) {
      assertThat(stream).as("%s, made by the build", METADATA).isNotNull();
      for (var property : JsonMapper.builder().build().readTree(stream).path("properties")) {
        var name = property.path("name").asString();
        if (name.startsWith("amends.")) {
          properties.put(name, property);
        }
      }
    } catch (IOException unreadable) {
      throw new AssertionError(METADATA, unreadable);
    }
    return properties;
  }

  private static List<Path> documents() {
    try (var decisions = Files.list(BASE.resolve("src/docs/decisions"))) {
      var documents = new ArrayList<>(decisions.toList());
      documents.add(BASE.resolve("README.md"));
      documents.add(BASE.resolve("CONTRIBUTING.md"));
      documents.add(BASE.resolve("dialog-flows/README.md"));
      return documents;
    } catch (IOException unreadable) {
      throw new AssertionError("no decisions", unreadable);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new AssertionError(file.toString(), unreadable);
    }
  }
}
