package dev.longhaul.activities.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call says about the vendor's health: only silence and 5xx count against it. */
class PulseTest {
  private final List<String> felt = new ArrayList<>();
  private final VendorPulse pulse =
      new VendorPulse() {
        @Override
        public void answered() {
          felt.add("answered");
        }

        @Override
        public void silent(String why) {
          felt.add(why);
        }
      };

  @ParameterizedTest
  @CsvSource({
    "200,answered",
    "404,answered",
    "422,answered",
    "429,answered",
    "500,site answers 500 to GET /",
    "503,site answers 503 to GET /"
  })
  void feelsEveryAnswer(int status, String expected) {
    LoopbackHttp site =
        LoopbackHttp.plain(
            "site",
            exchange -> LoopbackHttp.send(exchange, HttpAnswer.text(status, "text/plain", "x")));
    try {
      http().send("GET /", request(site.port()));
      assertThat(felt).containsExactly(expected);
    } finally {
      site.close();
    }
  }

  @Test
  void feelsThatNobodyAnswers() {
    assertThatThrownBy(() -> http().send("GET /", request(1))).isInstanceOf(VendorException.class);
    assertThat(felt).singleElement().asString().contains("site failed on GET /: no answer");
  }

  private static Request request(int port) {
    return new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
  }

  private VendorHttp http() {
    return new VendorHttp(
        "site", HttpClients.base(Trust.system(), Duration.ofSeconds(2)), Redaction.of(), pulse);
  }
}
