package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The actions of the provisioning log (P-10); their lower-case names stand in the ledger. */
public enum LogAction {
  PROVISIONING_STARTED,
  PROVISIONING_COMPLETED,
  PROVISIONING_FAILED,
  STATUS_CHANGED,
  DNS_CONFIGURED,
  DNS_SKIPPED,
  DNS_FAILED,
  DOMAIN_REGISTRATION_WAITING,
  DOMAIN_TRANSFER_WAITING,
  DOMAIN_TRANSFER_COMPLETED,
  SERVER_SELECTED,
  COOLIFY_PROJECT_CREATED,
  COOLIFY_APP_CREATED,
  COOLIFY_ERROR,
  DEPLOYMENT_STARTED,
  DEPLOYMENT_COMPLETED,
  HEALTH_CHECK_ATTEMPT,
  HEALTH_CHECK_PASSED,
  HEALTH_CHECK_FAILED,
  NOTIFICATION_SENT;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static LogAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
