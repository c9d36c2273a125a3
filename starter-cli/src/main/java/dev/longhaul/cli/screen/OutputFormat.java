package dev.longhaul.cli.screen;

/** How answers are printed. */
public enum OutputFormat {
  /** For people; may change. */
  text,
  /** For programs: one JSON document per line, as the API sends it; fields are only ever added. */
  json
}
