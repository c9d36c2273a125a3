package dev.longhaul.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.servers.ServerName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public record is read back from its own JSON, also when that has grown a field. */
class WireTest {
  private static final ObjectMapper JSON = Json.mapper();
  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(int.class, 7),
          Map.entry(long.class, 8L),
          Map.entry(boolean.class, true),
          Map.entry(Integer.class, 9),
          Map.entry(Duration.class, Duration.ofMinutes(10)),
          Map.entry(Instant.class, Instant.parse("2026-11-21T10:00:00Z")),
          Map.entry(Object.class, "order"),
          Map.entry(Money.class, new Money(1188, "EUR")),
          Map.entry(Actor.class, new Actor("jo")),
          Map.entry(OperationId.class, OperationId.of("project", "acme")),
          Map.entry(SecretRef.class, SecretRef.of("acme", "password")),
          Map.entry(DomainName.class, new DomainName("acme.example")),
          Map.entry(ProjectSlug.class, new ProjectSlug("acme")),
          Map.entry(ServerName.class, new ServerName("web-1")));

  static Stream<Class<?>> wireRecords() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.longhaul")
            .stream()
            .filter(JavaClass::isRecord)
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            .filter(type -> type.getTypeParameters().length == 0);
  }

  @ParameterizedTest
  @MethodSource("wireRecords")
  void isReadBackFromItsOwnJson(Class<?> type) throws Exception {
    Object sample = sample(type);
    JsonNode json = JSON.valueToTree(sample);
    assertThat(JSON.treeToValue(json, type)).isEqualTo(sample);
    if (json instanceof ObjectNode object) {
      assertThat(object.fieldNames()).toIterable().allMatch(name -> name.matches("[a-z0-9_]+"));
      object.put("from_a_newer_release", true);
      assertThat(JSON.treeToValue(object, type)).isEqualTo(sample);
    }
  }

  private static Object sample(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Object last =
          sample(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
      return generic.getRawType() == List.class ? List.of(last) : Map.of("key", last);
    }
    Class<?> plain = (Class<?>) type;
    if (SAMPLES.containsKey(plain)) {
      return SAMPLES.get(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    RecordComponent[] parts = plain.getRecordComponents();
    Constructor<?> constructor =
        plain.getDeclaredConstructor(
            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = sample(parts[i].getGenericType());
    }
    return constructor.newInstance(values);
  }
}
