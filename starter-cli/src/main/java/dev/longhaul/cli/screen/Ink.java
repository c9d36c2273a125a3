package dev.longhaul.cli.screen;

import dev.longhaul.durable.StepStatus;

/** Signs and colours of steps; colour only repeats what the sign says. */
final class Ink {
  private static final String RESET = "\u001b[0m";
  private static final String[] SPINNER = {"◐", "◓", "◑", "◒"};

  private final boolean colour;

  Ink(boolean colour) {
    this.colour = colour;
  }

  /** The sign of a step; {@code frame} turns the sign of a running one. */
  String sign(StepStatus status, int frame) {
    return switch (status) {
      case PENDING -> "·";
      case RUNNING -> paint("36", SPINNER[Math.floorMod(frame, SPINNER.length)]);
      case DONE -> paint("32", "✔");
      case SKIPPED -> paint("33", "↷");
      case PARKED -> paint("33", "✖");
      case FAILED -> paint("31", "✖");
      case UNDONE -> paint("33", "↶");
      case LEFT -> paint("31", "!");
    };
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
