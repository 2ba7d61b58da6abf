package io.amends.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the plain part of YAML that flow files use. Duplicate keys, anchors, aliases, tags, tabs,
 * several documents and anything huge or deep are problems. It works on the parser's events, where
 * no scalar has got a type yet.
 */
public final class YamlReader {

  private static final int CODE_POINTS = 1_000_000;
  private static final int DEPTH = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(CODE_POINTS).build();

  private final Iterator<Event> events;
  private final FileFindings findings;

  private YamlReader(Iterator<Event> events, FileFindings findings) {
    this.events = events;
    this.findings = findings;
  }

  /**
   * The file's only document; empty where it cannot be read, with the reason among the findings.
   */
  public static Optional<Yaml> read(String content, FileFindings findings) {
    if (hasTabs(content, findings)) {
      return Optional.empty();
    }
    try {
      var parsed = new Parse(SETTINGS).parseString(content).iterator();
      return new YamlReader(parsed, findings).document();
    } catch (MarkedYamlEngineException unreadable) {
      findings.add(
          lineOf(unreadable),
          "this is not readable as YAML: " + unreadable.getProblem(),
          "Compare the indentation, colons and quotes with the lines around it.");
    } catch (YamlEngineException unreadable) {
      findings.add(1, "the file is not readable: " + unreadable.getMessage(), "Make it smaller.");
    }
    return Optional.empty();
  }

  /** A key without its colon is noticed a line later. */
  private static int lineOf(MarkedYamlEngineException unreadable) {
    var context = unreadable.getContextMark();
    return unreadable.getProblem().contains("expected ':'") && context.isPresent()
        ? line(context)
        : line(unreadable.getProblemMark());
  }

  private static boolean hasTabs(String content, FileFindings findings) {
    var lines = content.lines().toList();
    var found = false;
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).indexOf('\t') >= 0) {
        findings.add(i + 1, "there is a tab", "Use spaces.");
        found = true;
      }
    }
    return found;
  }

  private Optional<Yaml> document() {
    events.next(); // start of the stream
    if (events.next().getEventId() != Event.ID.DocumentStart) {
      findings.add(1, "the file is empty", "Fill it or delete it.");
      return Optional.empty();
    }
    var root = node(events.next(), 0);
    events.next(); // end of the document
    var after = events.next();
    if (after.getEventId() == Event.ID.DocumentStart) {
      findings.add(line(after.getStartMark()), "a second document starts", "Use a file for each.");
    }
    return Optional.of(root);
  }

  private Yaml node(Event event, int depth) {
    var line = line(event.getStartMark());
    checkPlain(event, line);
    if (depth > DEPTH) {
      throw new YamlEngineException("it is nested more than " + DEPTH + " levels deep");
    }
    if (event instanceof ScalarEvent scalar) {
      return new Yaml.Text(scalar.getValue(), scalar.isLiteral(), line);
    }
    if (event instanceof MappingStartEvent) {
      return mapping(line, depth);
    }
    return event instanceof AliasEvent ? new Yaml.Text("", false, line) : rows(line, depth);
  }

  private Yaml mapping(int line, int depth) {
    var entries = new LinkedHashMap<String, Yaml.Entry>();
    for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; ) {
      var key = node(event, depth + 1);
      var entry = new Yaml.Entry(key.line(), node(events.next(), depth + 1));
      if (!(key instanceof Yaml.Text name)) {
        findings.add(key.line(), "a key is a list or a mapping", "Use a word as the key.");
      } else if (entries.putIfAbsent(name.value(), entry) != null) {
        findings.add(key.line(), quoted(name.value()) + " is here twice", "Delete one of them.");
      }
      event = events.next();
    }
    return new Yaml.Entries(entries, line);
  }

  private Yaml rows(int line, int depth) {
    var rows = new ArrayList<Yaml>();
    for (var event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      rows.add(node(event, depth + 1));
    }
    return new Yaml.Rows(rows, line);
  }

  private void checkPlain(Event event, int line) {
    if (event instanceof AliasEvent) {
      findings.add(line, "there is an alias (*)", "Write it out.");
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      findings.add(line, "there is an anchor (&)", "Write it out where it is needed.");
    }
    var tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start
                ? start.getTag()
                : Optional.<String>empty();
    if (tag.isPresent()) {
      findings.add(line, "there is a tag (!)", "Leave it out, or put the text in quotes.");
    }
  }

  private static String quoted(String word) {
    return "\"" + word + "\"";
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(found -> found.getLine() + 1).orElse(1);
  }
}
