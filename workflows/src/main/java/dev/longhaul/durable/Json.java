package dev.longhaul.durable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.SealedPayloads;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/**
 * The one JSON dialect: snake_case, ISO times and durations, unknown fields ignored so that a
 * rollback to older code still reads newer payloads. Histories, the API and order files share it.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /** One for all, because it learns how each type is read; who wants another dialect copies it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Temporal's default converter with this dialect, without encryption. */
  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper()));
  }

  /**
   * The same with everything encrypted, messages of failures included. Workers and clients all use
   * this one; without keys it writes in clear and refuses what is encrypted with a sentence.
   */
  public static DataConverter dataConverter(PayloadKeys keys) {
    return new CodecDataConverter(
        dataConverter(), List.of(new SealedPayloads(keys)), !keys.isEmpty());
  }
}
