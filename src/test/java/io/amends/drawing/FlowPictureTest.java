package io.amends.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.drawing.FlowPicture.Width;
import io.amends.language.Taxonomy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FlowPictureTest {

  private static final FlowBook BOOK =
      FlowFiles.read(
          FlowSource.folder(Path.of(System.getProperty("basedir", ""), "dialog-flows")),
          subjects());
  private static final Set<String> SHAPES = Set.of("svg", "title", "rect", "path", "text");

  static Stream<String> flows() {
    return BOOK.flows().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void it_shows_every_question_case_and_way_out_in_every_language(String name) throws Exception {
    var flow = BOOK.flow(name).orElseThrow();
    for (var language : Vocabulary.LANGUAGES) {
      for (var width : Width.values()) {
        var picture = parsed(FlowPicture.of(BOOK, flow, language, width));
        var shown = String.join("", texts(picture)).replaceAll("\\s", "");
        for (var part : parts(flow, language)) {
          assertThat(shown).as("%s %s %s", name, language, width).contains(part);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void it_is_shapes_and_text_alone_and_stays_inside(String name) throws Exception {
    var flow = BOOK.flow(name).orElseThrow();
    for (var language : Vocabulary.LANGUAGES) {
      for (var width : Width.values()) {
        var picture = parsed(FlowPicture.of(BOOK, flow, language, width));
        var all = picture.getElementsByTagName("*");
        var wide = Double.parseDouble(picture.getDocumentElement().getAttribute("width"));
        for (var i = 0; i < all.getLength(); i++) {
          var element = (Element) all.item(i);
          assertThat(SHAPES).contains(element.getTagName());
          assertThat(element.hasAttribute("style")).isFalse();
          if (element.getTagName().equals("text")) {
            var size = Integer.parseInt(element.getAttribute("font-size"));
            var end =
                Double.parseDouble(element.getAttribute("x"))
                    + Sheet.width(element.getTextContent(), size);
            assertThat(end)
                .as("%s %s %s: %s", name, language, width, element.getTextContent())
                .isLessThanOrEqualTo(wide);
          }
        }
      }
    }
  }

  @Test
  void every_fact_has_words_in_every_language() {
    Vocabulary.FACTS.forEach(
        (fact, values) -> {
          if (values.equals(Set.of("yes", "no"))) {
            assertThat(Words.all()).containsKeys(fact + "=yes", fact + "=no");
          } else {
            assertThat(Words.all()).containsKey(fact);
          }
        });
    assertThat(Words.all().values())
        .allSatisfy(
            texts ->
                assertThat(texts).containsOnlyKeys(Vocabulary.LANGUAGES.toArray(new String[0])));
  }

  @Test
  void what_an_author_writes_is_text_and_never_markup() {
    var sheet = new Sheet();
    sheet.text(0, 0, "<script>alert(1)</script> & co", 14, Sheet.INK, false);

    assertThat(sheet.svg(10, 10, "en", "<b>"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", "<title>&lt;b&gt;</title>");
  }

  /** The beginnings of all that is said, the titles of all that is offered. */
  private static List<String> parts(Flow flow, String language) {
    var said = new Said(BOOK, flow, language);
    var parts = new ArrayList<String>();
    flow.empathy().forEach(line -> parts.add(said.beginning(line.say())));
    flow.clarify().stream()
        .filter(Flow.Step.Ask.class::isInstance)
        .forEach(step -> parts.add(said.beginning(((Flow.Step.Ask) step).with())));
    for (var i = 0; i < flow.cases().size(); i++) {
      var found = flow.cases().get(i);
      parts.add((i + 1) + ".");
      if (!found.say().isEmpty()) {
        parts.add(said.beginning(found.say()));
      }
      found.offer().forEach(remedy -> parts.add(said.title(remedy)));
      if (found.handOff()) {
        parts.add(said.words().of("person"));
      }
    }
    return parts.stream().map(part -> part.replaceAll("\\s", "")).toList();
  }

  private static List<String> texts(Document picture) {
    var texts = new ArrayList<String>();
    var all = picture.getElementsByTagName("text");
    for (var i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static Set<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
