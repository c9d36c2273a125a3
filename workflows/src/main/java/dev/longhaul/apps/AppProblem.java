package dev.longhaul.apps;

/** Why an application step parks; the names are failure types on the wire. */
public enum AppProblem {
  PLATFORM_REFUSED,
  PLATFORM_LOGIN_REFUSED,
  SERVER_UNUSABLE,
  DOMAIN_CONFLICT,
  FOREIGN_APPLICATION,
  DEPLOYMENT_FAILED,
  DEPLOYMENT_CANCELLED,
  DEPLOYMENT_VANISHED,
  DEPLOYMENT_SLOW,
  UNHEALTHY
}
