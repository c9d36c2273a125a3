package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Display;
import dev.longhaul.cli.screen.OutputFormat;
import dev.longhaul.cli.screen.ProgressBlock;
import dev.longhaul.cli.screen.Screen;
import dev.longhaul.cli.screen.View;
import dev.longhaul.cli.screen.Visible;
import dev.longhaul.cli.service.Address;
import dev.longhaul.cli.service.Api;
import dev.longhaul.cli.service.ApiOperations;
import dev.longhaul.cli.service.DirectOperations;
import dev.longhaul.cli.service.OperationService;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Progress;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the command line: its surroundings, its global options, whom it speaks to. */
final class Session {
  final Map<String, String> env;
  final InputStream in;
  final Screen screen;
  private final Pace pace;
  private final Detach detach;
  private final Function<Map<String, String>, Operations> direct;
  private GlobalOptions options = new GlobalOptions();
  private @Nullable Api api;
  private @Nullable OperationService operations;

  Session(
      Map<String, String> env,
      InputStream in,
      Screen screen,
      Pace pace,
      Detach detach,
      Function<Map<String, String>, Operations> direct) {
    this.env = env;
    this.in = in;
    this.screen = screen;
    this.pace = pace;
    this.detach = detach;
    this.direct = direct;
  }

  void options(GlobalOptions options) {
    this.options = options;
  }

  boolean json() {
    return options.output == OutputFormat.json;
  }

  /** How to call this program again. */
  String command() {
    return Visible.of(env.getOrDefault("LONGHAUL_COMMAND", "longhaul"));
  }

  /** The API, for what only the ledger knows. */
  Api api(String purpose) {
    if (options.direct) {
      throw new Complaint(
          ExitCode.USAGE, purpose + ", which --direct does not reach; leave --direct out");
    }
    if (api == null) {
      Address address = Address.of(options.url, env);
      if (address.exposesToken()) {
        screen.note("the token travels unencrypted to " + address.url().getHost());
      }
      api = new Api(address, detach);
    }
    return api;
  }

  /** Operations, over the API or directly. */
  OperationService operations() {
    if (operations == null) {
      operations =
          options.direct
              ? new DirectOperations(direct.apply(env), env.getOrDefault("USER", "unknown"))
              : new ApiOperations(api("operations need the API"));
    }
    return operations;
  }

  /** An operation and those it waits for, as they are now. */
  View look(OperationId id) {
    View view = Follower.chain(operations(), id);
    if (view == null) {
      throw new Complaint(ExitCode.TRY_LATER, id + " has only just been accepted; look again");
    }
    return view;
  }

  /** Prints an operation as it is: as a block on a terminal, else in lines that are not cut. */
  void print(View view) {
    if (screen.terminal().live()) {
      new ProgressBlock(screen.terminal(), command())
          .lines(view, pace.now(), 0)
          .forEach(screen::drawLine);
    } else {
      Display.of(screen, OutputFormat.text, command()).show(view, pace.now());
    }
  }

  /** Prints an answer that is one sentence. */
  void message(JsonNode answer) {
    if (json()) {
      screen.json(answer);
    } else {
      screen.line(answer.path("message").asText("done"));
    }
  }

  /** Follows an operation and returns its exit code; says how to look again when it goes on. */
  int follow(OperationId id, WatchOptions wait, @Nullable Progress before, boolean known) {
    String again = command() + " operation watch " + id + (options.direct ? " --direct" : "");
    Display display = Display.of(screen, options.output, command());
    detach.watching(again);
    try {
      ExitCode exit = new Follower(operations(), display, pace, wait).follow(id, before, known);
      if (exit == ExitCode.GAVE_UP_WAITING) {
        display.note("gave up waiting; the operation goes on. Look again with: " + again);
      }
      return exit.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DETACHED.code();
    } finally {
      detach.done();
    }
  }
}
