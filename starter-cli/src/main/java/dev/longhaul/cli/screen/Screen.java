package dev.longhaul.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Words;
import java.io.PrintStream;
import java.util.regex.Pattern;

/**
 * Standard output and standard error. Everything that is printed is visible text; answers go to
 * standard output, complaints and notes to standard error.
 */
public final class Screen {
  /** Longer than any path or address that somebody means. */
  private static final Pattern ENDLESS = Pattern.compile("(\\S{60})\\S{240,}");

  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;

  public Screen(PrintStream out, PrintStream err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** One line, cut to the terminal; leading blanks are kept. */
  public void line(String text) {
    out.println(cut(text));
    out.flush();
  }

  /** One line that is to be copied: visible, but never cut. */
  public void whole(String text) {
    out.println(indent(text) + Visible.of(text));
    out.flush();
  }

  /** Text of our own as it is, line breaks included: for files and for other programs. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  /** A document as one line; what a terminal could obey is escaped. */
  public void json(JsonNode document) {
    StringBuilder line = new StringBuilder();
    document
        .toString()
        .chars()
        .forEach(
            unit -> {
              boolean paired = Character.isSurrogate((char) unit);
              if (Words.isInvisible(unit) && !paired) {
                line.append(String.format("\\u%04x", unit));
              } else {
                line.append((char) unit);
              }
            });
    out.println(line);
    out.flush();
  }

  /** A sentence for the operator beside the answer; a word that nobody can read is cut. */
  public void note(String sentence) {
    err.println("longhaul: " + ENDLESS.matcher(Visible.of(sentence)).replaceAll("$1…"));
    err.flush();
  }

  /** A line of a block, which is visible and cut already, and may be coloured. */
  public void drawLine(String line) {
    draw(line + System.lineSeparator());
  }

  /** Raw drawing on a live terminal; the caller has made the text visible. */
  void draw(String text) {
    out.print(text);
    out.flush();
  }

  private String cut(String text) {
    String indent = indent(text);
    return indent + Visible.cut(text, terminal.columns() - indent.length());
  }

  private static String indent(String text) {
    return " ".repeat(text.length() - text.stripLeading().length());
  }
}
