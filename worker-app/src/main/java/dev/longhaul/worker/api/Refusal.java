package dev.longhaul.worker.api;

import dev.longhaul.orders.Mistake;
import java.util.List;

/** Ends the handling of a request with a problem document. */
final class Refusal extends RuntimeException {
  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Refusal(ProblemKind kind, String detail) {
    this(Problem.of(kind, detail));
  }

  /** A request with mistakes in its fields. */
  static Refusal of(List<Mistake> mistakes) {
    String detail =
        mistakes.size() == 1
            ? mistakes.get(0).in("request")
            : "the request has " + mistakes.size() + " mistakes; errors names them";
    return new Refusal(Problem.of(ProblemKind.BAD_REQUEST, detail, mistakes));
  }

  static Refusal of(String field, String message, String remedy) {
    return of(List.of(new Mistake(field, 0, 0, message, remedy)));
  }

  Problem problem() {
    return problem;
  }
}
