package dev.longhaul.worker.config;

import java.util.HashMap;
import java.util.Map;

/** Every variable that is required, with a value that may be. */
public final class TestSettings {
  private TestSettings() {}

  /** The required ones and {@code more}, name and value in turn. */
  public static Map<String, String> with(String... more) {
    Map<String, String> all = new HashMap<>();
    all.put("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/longhaul");
    all.put("LONGHAUL_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    all.put("INWX_USE_TEST", "true");
    all.put("INWX_USERNAME", "user");
    all.put("INWX_PASSWORD", "password");
    all.put("COOLIFY_API_URL", "https://platform.example/api/v1");
    all.put("COOLIFY_API_TOKEN", "token");
    all.put("LONGHAUL_ADMINS", "ops@example.com");
    all.put("SMTP_URL", "smtps://mail.example:465");
    all.put("SMTP_USERNAME", "user");
    all.put("SMTP_PASSWORD", "password");
    all.put("SMTP_FROM", "Longhaul <hosting@example.com>");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}
