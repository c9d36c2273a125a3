package dev.longhaul.dns;

import java.util.Optional;
import java.util.stream.Stream;

/** The record types that Longhaul writes (D-06). */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  TXT,
  MX,
  SRV,
  NS,
  CAA;

  /** The type of that name, in capitals or not; empty for one that Longhaul does not write. */
  public static Optional<RecordType> find(String name) {
    return Stream.of(values()).filter(type -> type.name().equalsIgnoreCase(name)).findFirst();
  }
}
