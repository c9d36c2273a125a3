package dev.longhaul.durable;

/** A named piece of an operation; each workflow has an enum of them in the runbook's order. */
public interface OperationStep {
  /** The wire name, such as {@code POINT_DNS}: the enum constant's name. */
  String name();

  /** Plain words for the operator, such as {@code Point DNS}. */
  String title();
}
