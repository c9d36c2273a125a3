package dev.longhaul.histories;

import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.TestEngine;

/** Saves what an engine has just run; {@code docs/changing-a-workflow.md} says when. */
public final class Recorder {
  /** {@code true}, or a release's name, which then stands in the names of the files. */
  public static final String PROPERTY = "longhaul.record";

  private final TestEngine engine;

  public Recorder(TestEngine engine) {
    this.engine = engine;
  }

  /** Saves the newest run of an operation under {@code <workflow>-<path>}. */
  public void save(OperationId id, String name) {
    String release = System.getProperty(PROPERTY, "true");
    String full = release.equals("true") ? name : name + "-" + release;
    boolean saved = RecordedHistory.of(full, engine.client().fetchHistory(id.value())).saveNew();
    System.out.println((saved ? "recorded " : "kept, is there already: ") + full);
  }
}
