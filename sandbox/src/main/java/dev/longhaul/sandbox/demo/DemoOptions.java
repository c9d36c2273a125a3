package dev.longhaul.sandbox.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the demo can be told. */
@Command(
    name = "longhaul demo",
    description = {
      "Starts emulated vendors, PostgreSQL, Temporal and Longhaul, and orders three projects."
          + " Nothing leaves this machine, and nothing is left running."
    },
    mixinStandardHelpOptions = true)
final class DemoOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Decide by itself and end at once; the default without a terminal.")
  boolean yes;

  @Option(
      names = "--in-memory",
      description = "Use Temporal's in-memory server even when the real one is installed.")
  boolean inMemory;
}
