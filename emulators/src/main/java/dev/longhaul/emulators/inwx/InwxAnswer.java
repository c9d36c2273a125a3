package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A successful answer; {@code newSession} is set by a login only. */
record InwxAnswer(int code, Optional<ObjectNode> resData, Optional<String> newSession) {

  static InwxAnswer ok() {
    return new InwxAnswer(ResultCode.OK, Optional.empty(), Optional.empty());
  }

  static InwxAnswer ok(ObjectNode data) {
    return of(ResultCode.OK, data);
  }

  static InwxAnswer of(int code, ObjectNode data) {
    return new InwxAnswer(code, Optional.of(data), Optional.empty());
  }

  static ObjectNode data() {
    return JsonNodeFactory.instance.objectNode();
  }
}
