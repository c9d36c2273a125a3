package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.RegistrarLedger.Received;
import dev.longhaul.durable.Notice;
import java.util.List;
import java.util.Optional;

/** What of the registrar's messages the operators must know, because no operation waits for it. */
final class InwxNews {
  private InwxNews() {}

  /** The notice of a message; the same for the same message. Empty for most. */
  static Optional<Notice> notice(String account, Received message) {
    return switch (message.meaning()) {
      case LEAVING ->
          of(account, message, "somebody wants to move it away; object there unless it is meant");
      case LEFT -> of(account, message, "it has left this account");
      case KEPT -> of(account, message, "it stays here");
      case UNKNOWN ->
          Optional.of(
              notice(
                  account,
                  message,
                  Notice.Kind.UNKNOWN_WORD,
                  "this word is not known; nothing goes on because of it"));
      case UNDER_WAY, NEEDS_APPROVAL, COMPLETED, FAILED, CANCELLED, LOCK, OTHER -> Optional.empty();
    };
  }

  private static Optional<Notice> of(String account, Received message, String consequence) {
    return Optional.of(notice(account, message, Notice.Kind.DOMAIN_LEAVING, consequence));
  }

  private static Notice notice(
      String account, Received message, Notice.Kind kind, String consequence) {
    return new Notice(
        "registrar/" + account + "/" + message.id(),
        kind,
        message.at(),
        null,
        message.object(),
        null,
        null,
        "the registrar says '%s' of %s: %s"
            .formatted(message.status(), message.object(), consequence),
        account,
        message.details().isBlank() ? List.of() : List.of(message.details()),
        List.of("longhaul domain status " + message.object()));
  }
}
