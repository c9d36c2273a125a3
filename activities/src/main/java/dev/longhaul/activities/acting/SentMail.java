package dev.longhaul.activities.acting;

/** Which mails have left the house (P-09, O-02). The key is a Message-ID or a notice's own key. */
public interface SentMail {
  /** Whether a mail with this key was accepted by the mail server. */
  boolean wasSent(String key);

  /** Remembers the server's acceptance; again is fine. */
  void sent(String key);
}
