package dev.longhaul.activities.fakes;

import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;

/** What can go wrong with one call, in the columns' order of docs/fault-matrix.md. */
public enum Trouble {
  TIME_OUT("time-out", new Fault.Delay(Duration.ofMillis(1500))),
  SERVER_ERROR("500", new Fault.Status(500, "{}")),
  LIMITED("429 with Retry-After", new Fault.RateLimited(Duration.ofSeconds(7))),
  LIMITED_WITHOUT_A_WORD("429 without", new Fault.Status(429, "{}")),
  CUT_AFTER_ACCEPTANCE("cut after acceptance", new Fault.AcceptAndCut()),
  GARBAGE("garbage", new Fault.Garbage("<html>maintenance</html>")),
  SLOW_DRIP("slow drip", new Fault.Drip(Duration.ofMillis(100)));

  private final String title;
  private final Fault fault;

  Trouble(String title, Fault fault) {
    this.title = title;
    this.fault = fault;
  }

  public String title() {
    return title;
  }

  public Fault fault() {
    return fault;
  }
}
