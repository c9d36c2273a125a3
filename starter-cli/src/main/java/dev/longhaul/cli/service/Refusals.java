package dev.longhaul.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.cli.service.Api.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** Turns refusals of the API (RFC 9457 problem documents) and silence into complaints. */
final class Refusals {
  private Refusals() {}

  static Complaint of(Answer answer, JsonNode problem, Address address) {
    if (isAnotherService(answer, problem)) {
      return new Complaint(
          ExitCode.UNREACHABLE,
          address.url()
              + " answers, but not as the API of Longhaul; is --url or LONGHAUL_URL right?");
    }
    ExitCode exit = exitCode(answer.status(), problem);
    List<String> sentences = new ArrayList<>();
    problem.path("errors").forEach(error -> sentences.add(sentence(error)));
    if (sentences.isEmpty()) {
      sentences.add(detail(answer, problem, address));
    }
    if (answer.status() == 401 && address.token().isEmpty()) {
      sentences.add("no token is set; put one into LONGHAUL_TOKEN or LONGHAUL_TOKEN_FILE");
    }
    answer
        .retryAfter()
        .filter(after -> exit == ExitCode.TRY_LATER && after.matches("\\d{1,6}"))
        .ifPresent(after -> sentences.add("try again in " + after + " s"));
    return new Complaint(exit, sentences, null);
  }

  /** No connection: nothing was sent. */
  static Complaint unreachable(Address address, IOException cause) {
    String why =
        cause instanceof UnknownHostException
            ? "its name is not known"
            : cause instanceof SSLException ? "no secure connection: " + cause.getMessage() : "";
    return new Complaint(
        ExitCode.UNREACHABLE,
        List.of(
            address.url()
                + " cannot be reached"
                + (why.isEmpty() ? "" : " (" + why + ")")
                + "; is it running"
                + (address.isLocal() ? " ('longhaul up' starts one here)" : "")
                + ", and is --url or LONGHAUL_URL right?"),
        cause);
  }

  /** Connected, but without an answer: the request may have arrived. */
  static Complaint silent(Address address, IOException cause) {
    boolean slow = cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException;
    return new Complaint(
        ExitCode.UNREACHABLE,
        List.of(
            address.url()
                + (slow ? " did not answer in time" : " ended the connection without an answer")
                + "; repeating the command is safe"),
        cause);
  }

  /** The API explains every 404 and 405; a file server or another program does not. */
  private static boolean isAnotherService(Answer answer, JsonNode problem) {
    boolean unknown = answer.status() == 404 || answer.status() == 405;
    return unknown && !problem.has("detail") && !problem.has("title") && !problem.has("errors");
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

  private static String detail(Answer answer, JsonNode problem, Address address) {
    String title = problem.path("title").asText("");
    String detail = problem.path("detail").asText(title);
    return detail.isEmpty()
        ? address.url() + " answered " + answer.status() + " without saying why"
        : detail;
  }
}
