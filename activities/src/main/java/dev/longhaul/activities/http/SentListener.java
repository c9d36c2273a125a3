package dev.longhaul.activities.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** Notes on the request's {@link Sent} tag when its first byte goes out. */
final class SentListener extends EventListener {

  @Override
  public void requestHeadersStart(Call call) {
    Sent sent = call.request().tag(Sent.class);
    if (sent != null) {
      sent.mark();
    }
  }

  /** Whether a request may have reached the vendor. */
  static final class Sent {
    private volatile boolean marked;

    void mark() {
      marked = true;
    }

    boolean marked() {
      return marked;
    }
  }
}
