package io.amends.store;

import io.amends.conversation.ConversationEvent;
import io.amends.remedy.LedgerEvent;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks everything that a stored event can hold, and makes samples of it. */
final class StoredKinds {

  private StoredKinds() {}

  /** Every case of every closed set that is reachable from an event. */
  static Set<Class<?>> all() {
    var kinds = new LinkedHashSet<Class<?>>();
    reachable().stream()
        .filter(Class::isSealed)
        .filter(Class::isInterface)
        .forEach(type -> leaves(type).forEach(kinds::add));
    return kinds;
  }

  /** The constants of every enum that is reachable from an event. */
  static Map<String, Set<String>> words() {
    var words = new TreeMap<String, Set<String>>();
    for (var type : reachable()) {
      if (type.isEnum()) {
        var constants = new TreeSet<String>();
        Arrays.stream(type.getEnumConstants()).forEach(c -> constants.add(((Enum<?>) c).name()));
        words.put(type.getName().substring("io.amends.".length()), constants);
      }
    }
    return words;
  }

  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredKinds::leaves).distinct()
        : Stream.of(type);
  }

  static String nameOf(Class<?> kind) {
    return StoredNames.ALL.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no stored name for " + kind));
  }

  static List<String> components(Class<?> kind) {
    return Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static Set<Class<?>> reachable() {
    var found = new LinkedHashSet<Class<?>>();
    reach(ConversationEvent.class, found);
    reach(LedgerEvent.class, found);
    return found;
  }

  private static void reach(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, found));
    } else if (type instanceof Class<?> known
        && known.getName().startsWith("io.amends.")
        && found.add(known)) {
      if (known.isSealed()) {
        Arrays.stream(known.getPermittedSubclasses()).forEach(permitted -> reach(permitted, found));
      }
      if (known.isRecord()) {
        Arrays.stream(known.getRecordComponents())
            .forEach(component -> reach(component.getGenericType(), found));
      }
    }
  }

  /**
   * An event of that kind.
   *
   * @param full whether every list has an entry and nothing is {@code null}; otherwise as little as
   *     can be
   */
  static Object sample(Class<?> kind, boolean full) {
    try {
      var components = kind.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var values = Arrays.stream(components).map(c -> value(c.getAnnotatedType(), full)).toArray();
      return kind.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new AssertionError("no sample of " + kind, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no sample of " + kind, e);
    }
  }

  private static @Nullable Object value(AnnotatedType annotated, boolean full) {
    if (!full && annotated.isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (annotated instanceof AnnotatedParameterizedType generic) {
      return collection(generic, full);
    }
    var type = (Class<?>) annotated.getType();
    if (type == String.class) {
      return full ? "\u0000\"碎\ud83d\ude21\\\n\ude21 \ud83d" : "";
    } else if (type == Instant.class) {
      return Instant.parse("2026-03-08T09:15:30.123456789Z");
    } else if (type == int.class || type == Integer.class) {
      return Integer.MIN_VALUE;
    } else if (type == long.class || type == Long.class) {
      return Long.MAX_VALUE;
    } else if (type == double.class) {
      return 0.1 + 0.2;
    } else if (type == boolean.class) {
      return full;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return sample(leaves(type).findFirst().orElseThrow(), full);
  }

  private static Object collection(AnnotatedParameterizedType type, boolean full) {
    var raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
    var arguments = type.getAnnotatedActualTypeArguments();
    if (raw == Map.class) {
      return full ? Map.of(value(arguments[0], true), value(arguments[1], true)) : Map.of();
    }
    var list = full ? List.of(value(arguments[0], true)) : List.of();
    return raw == Set.class ? Set.copyOf(list) : list;
  }
}
