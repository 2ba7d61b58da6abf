package io.amends.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Tells Jackson how the core's values are stored, so that the core needs no annotation: a closed
 * set names its case in {@code type}, and what an old event lacks is empty. An absent component
 * that is neither {@code @Nullable} nor has an empty value is an error.
 */
final class StoredForm extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  private static final JsonTypeInfo.Value TYPE =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);
  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final JsonSetter.Value REFUSED = JsonSetter.Value.forValueNulls(Nulls.FAIL);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedClass type) {
      return isCaseOrSet(type.getRawType()) ? TYPE : null;
    }
    return null;
  }

  private static boolean isCaseOrSet(Class<?> type) {
    return type.getPackageName().startsWith("io.amends.")
        && (type.isSealed() || StoredNames.ALL.containsValue(type));
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)
        || !parameter.getDeclaringClass().isRecord()) {
      return JsonSetter.Value.empty();
    }
    return whenAbsent(parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()]);
  }

  private static JsonSetter.Value whenAbsent(RecordComponent component) {
    var type = component.getType();
    if (type.isPrimitive() || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return JsonSetter.Value.empty();
    }
    return type == String.class
            || Collection.class.isAssignableFrom(type)
            || Map.class.isAssignableFrom(type)
        ? EMPTY
        : REFUSED;
  }
}
