package dev.longhaul.projects;

/** Why a project step parks; the names are failure types on the wire. */
public enum ProjectProblem {
  ORDER_REFUSED,
  PLAN_STALE
}
