package dev.longhaul.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void leavesOutWhatItCanSpareOnANarrowTerminalOnly() {
    Table table = new Table("OPERATION", "STATE", "STARTED", "BY", "WHAT").sparing("BY", "STARTED");
    table.row("project:acme", "PARKED", "2026-11-22 03:06Z", "jo", "the build of acme has failed");
    assertThat(table.lines(Integer.MAX_VALUE).get(0))
        .isEqualTo("OPERATION     STATE   STARTED            BY  WHAT");
    assertThat(table.lines(64).get(0)).isEqualTo("OPERATION     STATE   STARTED            WHAT");
    assertThat(table.lines(50).get(1))
        .isEqualTo("project:acme  PARKED  the build of acme has failed");
  }
}
