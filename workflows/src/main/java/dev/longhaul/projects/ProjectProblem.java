package dev.longhaul.projects;

/** Why a project step parks; the names are failure types on the wire. */
public enum ProjectProblem {
  ORDER_REFUSED,
  NOT_LIVE,
  PLAN_STALE
}
