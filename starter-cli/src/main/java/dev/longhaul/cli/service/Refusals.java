package dev.longhaul.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Turns refusals of the API (RFC 9457 problem documents) and silence into complaints. */
final class Refusals {
  private Refusals() {}

  static Complaint of(HttpResponse<String> response, JsonNode problem, Address address) {
    ExitCode exit = exitCode(response.statusCode(), problem);
    List<String> sentences = new ArrayList<>();
    problem.path("errors").forEach(error -> sentences.add(sentence(error)));
    if (sentences.isEmpty()) {
      sentences.add(detail(response, problem, address));
    }
    if (response.statusCode() == 401 && address.token().isEmpty()) {
      sentences.add("no token is set; put one into LONGHAUL_TOKEN or LONGHAUL_TOKEN_FILE");
    }
    response
        .headers()
        .firstValue("Retry-After")
        .filter(after -> exit == ExitCode.TRY_LATER && after.matches("\\d{1,6}"))
        .ifPresent(after -> sentences.add("try again in " + after + " s"));
    return new Complaint(exit, sentences, null);
  }

  static Complaint unreachable(Address address, IOException cause) {
    boolean slow =
        cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    String sentence =
        slow
            ? address.url() + " did not answer in time; repeating the command is safe"
            : address.url() + " cannot be reached; is it running, and is --url right?";
    return new Complaint(ExitCode.UNREACHABLE, List.of(sentence), cause);
  }

  private static ExitCode exitCode(int status, JsonNode problem) {
    return switch (status) {
      case 400, 404, 413, 415, 422 -> ExitCode.BAD_INPUT;
      case 401, 403 -> ExitCode.NOT_ALLOWED;
      case 408, 425, 429, 503 -> ExitCode.TRY_LATER;
      case 502, 504 -> ExitCode.UNREACHABLE;
      // held by a running operation, which will end; every other conflict stays
      case 409 -> problem.hasNonNull("holder") ? ExitCode.TRY_LATER : ExitCode.FAILED;
      default -> status < 400 ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    };
  }

  private static String sentence(JsonNode error) {
    String field = error.path("field").asText("");
    String line = error.has("line") ? " (line " + error.path("line").asText() + ")" : "";
    String remedy = error.path("remedy").asText("");
    return (field.isEmpty() ? "" : field + line + ": ")
        + error.path("message").asText("refused")
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }

  private static String detail(HttpResponse<String> response, JsonNode problem, Address address) {
    String title = problem.path("title").asText("");
    String detail = problem.path("detail").asText(title);
    return detail.isEmpty()
        ? address.url() + " answered " + response.statusCode() + " without saying why"
        : detail;
  }
}
