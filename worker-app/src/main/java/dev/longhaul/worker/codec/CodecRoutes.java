package dev.longhaul.worker.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Temporal's remote codec protocol: {@code POST /encode} and {@code POST /decode} take and answer
 * the protobuf message {@code Payloads} in protobuf's own JSON.
 */
final class CodecRoutes {
  private static final String JSON = "application/json";

  private final PayloadCodec codec;
  private final CrossOrigin origins;
  private final OperatorCheck operators;

  CodecRoutes(PayloadCodec codec, CrossOrigin origins, OperatorCheck operators) {
    this.codec = codec;
    this.origins = origins;
    this.operators = operators;
  }

  void register(RoutesConfig routes) {
    route(routes, "/encode", codec::encode);
    route(routes, "/decode", codec::decode);
  }

  private void route(RoutesConfig routes, String path, UnaryOperator<List<Payload>> turn) {
    routes.options(path, origins::preflight);
    routes.post(path, context -> answer(context, turn));
  }

  private void answer(Context context, UnaryOperator<List<Payload>> turn) {
    origins.check(context);
    operators.check(context);
    List<Payload> answer = turned(payloads(context), turn);
    context.contentType(JSON).result(print(Payloads.newBuilder().addAllPayloads(answer).build()));
  }

  private static List<Payload> turned(List<Payload> payloads, UnaryOperator<List<Payload>> turn) {
    try {
      return turn.apply(payloads);
    } catch (PayloadCodecException e) {
      throw new BadRequestResponse(e.getMessage());
    }
  }

  private static List<Payload> payloads(Context context) {
    String type = context.contentType();
    if (type == null || !type.startsWith(JSON)) {
      throw new HttpResponseException(415, "send " + JSON, Map.of());
    }
    try {
      Payloads.Builder payloads = Payloads.newBuilder();
      JsonFormat.parser().ignoringUnknownFields().merge(context.body(), payloads);
      return payloads.getPayloadsList();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new BadRequestResponse("the body must be the JSON of a Payloads message");
    }
  }

  private static String print(Payloads payloads) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(payloads);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("payloads are bytes", e);
    }
  }
}
