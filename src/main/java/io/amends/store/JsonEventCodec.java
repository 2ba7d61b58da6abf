package io.amends.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as JSON: {@code {"version":1,"at":"2026-01-01T08:00:00Z","event":{"type":"CustomerSpoke",
 * …}}}; a ledger event is the inner object alone. Times are ISO 8601, nothing is written for {@code
 * null}, enum constants by their names, and the cases of closed sets by {@link StoredNames}.
 *
 * <p>Reading is lenient about fields and strict about kinds: a field it does not know is ignored,
 * an absent text, list or map is empty, an absent number is 0; a kind it does not know is an error.
 * No error message holds a customer's words.
 */
public final class JsonEventCodec implements EventCodec {

  /** Bytes that most events have room in. */
  private static final int EVENT = 512;

  private final ObjectWriter eventWriter;
  private final ObjectReader eventReader;
  private final ObjectWriter ledgerWriter;
  private final ObjectReader ledgerReader;

  public JsonEventCodec() {
    var mapper = mapper();
    eventWriter = mapper.writerFor(RecordedEvent.class).withRootValueSeparator("");
    eventReader = mapper.readerFor(RecordedEvent.class);
    ledgerWriter = mapper.writerFor(LedgerEvent.class);
    ledgerReader = mapper.readerFor(LedgerEvent.class);
  }

  private static JsonMapper mapper() {
    var builder =
        JsonMapper.builder()
            .annotationIntrospector(new StoredForm())
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantText()))
            // Only a record's own components: isVisible() and isNone() are not stored.
            .changeDefaultVisibility(
                checker ->
                    checker
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    StoredNames.ALL.forEach((name, type) -> builder.registerSubtypes(new NamedType(type, name)));
    return builder.build();
  }

  @Override
  public List<byte[]> write(List<RecordedEvent> events) {
    var out = new ByteArrayOutputStream(EVENT);
    var written = new ArrayList<byte[]>(events.size());
    // One generator for all of them: it takes more memory than most events.
    try (var values = eventWriter.writeValues(out)) {
      for (var event : events) {
        values.write(event).flush();
        written.add(out.toByteArray());
        out.reset();
      }
    }
    return written;
  }

  @Override
  public RecordedEvent readEvent(byte[] bytes) {
    return read(eventReader, bytes);
  }

  @Override
  public byte[] write(LedgerEvent event) {
    return ledgerWriter.writeValueAsBytes(event);
  }

  @Override
  public LedgerEvent readLedgerEvent(byte[] bytes) {
    return read(ledgerReader, bytes);
  }

  private static <T> T read(ObjectReader reader, byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (InvalidTypeIdException unknown) {
      throw new IllegalArgumentException(
          "no such kind of event: " + unknown.getTypeId() + at(unknown));
    } catch (JacksonException unreadable) {
      // Its own message may quote what a customer wrote.
      throw new IllegalArgumentException(
          "unreadable event: " + unreadable.getClass().getSimpleName() + at(unreadable));
    }
  }

  private static String at(JacksonException exception) {
    var location = exception.getLocation();
    return " at "
        + exception.getPathReference()
        + (location == null ? "" : ", byte " + location.getByteOffset());
  }
}
