package dev.longhaul.orders;

import dev.longhaul.durable.Words;

/**
 * One thing that is wrong with an order.
 *
 * @param field path such as {@code domain.contacts.registrant.phone} or {@code plugins[1]}; empty
 *     when it is about the whole text
 * @param line counts from 1; 0 when there is no text to point into
 * @param column counts from 1; 0 when there is no text to point into
 * @param message what is wrong, without the field's name
 * @param remedy what to write instead
 */
public record Mistake(String field, int line, int column, String message, String remedy) {

  public Mistake {
    field = Words.shown(field);
  }

  /** A mistake about the text as a whole. */
  static Mistake ofText(int line, int column, String message, String remedy) {
    return new Mistake("", line, column, message, remedy);
  }

  /** One sentence behind its place: {@code acme.yaml:7:3: domain.name: ...; ...}. */
  public String in(String sourceName) {
    String place = line == 0 ? sourceName : sourceName + ":" + line + ":" + column;
    String subject = field.isEmpty() ? "" : field + ": ";
    return place + ": " + subject + message + "; " + remedy;
  }
}
