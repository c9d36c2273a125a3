package dev.longhaul.activities.mail;

/** Why a mail step parks; the names are failure types on the wire. */
public enum MailProblem {
  /** The mail server refuses the message or the recipient for good. */
  MAIL_REFUSED,
  MAIL_LOGIN_REFUSED,
  /** The address cannot be one. */
  ADDRESS_REFUSED
}
