package dev.longhaul.domains;

/** Why a domain step parks; the names are failure types on the wire. */
public enum DomainProblem {
  DOMAIN_TAKEN,
  DOMAIN_STATUS_UNKNOWN,
  PRICE_ABOVE_LIMIT,
  PRICE_UNKNOWN,
  APPROVAL_NEEDED,
  SPENDING_CAP_REACHED,
  REGISTRATION_FAILED,
  REGISTRATION_SLOW,
  CONTACT_REFUSED,
  NOT_OURS,
  REGISTRAR_REFUSED,
  REGISTRAR_LOGIN_REFUSED
}
