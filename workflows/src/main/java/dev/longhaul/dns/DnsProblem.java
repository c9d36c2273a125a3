package dev.longhaul.dns;

/** Why a DNS step parks; the names are failure types on the wire. */
public enum DnsProblem {
  FOREIGN_RECORD,
  ZONE_REFUSED,
  ZONE_FAILED,
  ZONE_SILENT,
  NOT_VISIBLE
}
