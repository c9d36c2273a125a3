package dev.longhaul.dns;

/** The record types that Longhaul writes (D-06). */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  TXT,
  MX,
  SRV,
  NS,
  CAA
}
