package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.servers.ServerName;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How the types of the domain stand in columns: identifiers as text, documents as JSON. */
final class Columns {
  private static final ObjectMapper JSON = Json.mapper();

  private Columns() {}

  static Jdbi register(Jdbi jdbi) {
    text(jdbi, OperationId.class, OperationId::new, OperationId::value);
    text(jdbi, ProjectSlug.class, ProjectSlug::new, ProjectSlug::value);
    text(jdbi, ServerName.class, ServerName::new, ServerName::value);
    text(jdbi, DomainName.class, DomainName::ofRecord, DomainName::value);
    text(jdbi, SecretRef.class, SecretRef::new, SecretRef::value);
    text(jdbi, Actor.class, Actor::new, Actor::name);
    text(jdbi, LogAction.class, LogAction::of, LogAction::word);
    text(jdbi, TokenRole.class, TokenRole::of, TokenRole::word);
    return jdbi;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
    }
  }

  static <T> T parse(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds JSON that is no " + type.getType(), e);
    }
  }

  private static <T> void text(
      Jdbi jdbi, Class<T> type, Function<String, T> read, Function<T, String> write) {
    jdbi.registerColumnMapper(
        type,
        (row, column, context) ->
            Optional.ofNullable(row.getString(column)).map(read).orElse(null));
    jdbi.registerArgument(new TextArguments<>(type, write));
  }

  /** Prepared like JDBI's own arguments for enums, which would otherwise come first. */
  private record TextArguments<T>(Class<T> type, Function<T, String> write)
      implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type declared, ConfigRegistry config) {
      return declared == type ? Optional.of(this::argument) : Optional.empty();
    }

    private Argument argument(Object value) {
      String text = value == null ? null : write.apply(type.cast(value));
      return (position, statement, context) -> statement.setString(position, text);
    }
  }
}
