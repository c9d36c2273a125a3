package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import io.temporal.failure.ApplicationFailure;
import java.util.Set;
import java.util.function.Supplier;

/** What Temporal is told about a failed call at Coolify; {@link CoolifyCode} decides. */
record CoolifyFailures(SettleTime settle) {

  /** A read, or a write that is safe to send again. */
  <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (VendorException e) {
      throw of(e);
    }
  }

  /** A create: when it may have happened, the next attempt waits and looks. */
  <T> T create(Supplier<T> call) {
    try {
      return call.get();
    } catch (VendorException e) {
      throw ofCreate(e);
    }
  }

  ApplicationFailure ofCreate(VendorException e) {
    return e.ambiguous() ? settle.outcomeUnknown(e.getMessage(), e) : of(e);
  }

  /** A write that is safe to send again; what is {@code fine} leaves nothing to do. */
  void unless(Set<CoolifyCode> fine, Runnable call) {
    try {
      call.run();
    } catch (CoolifyException e) {
      if (!fine.contains(e.result())) {
        throw of(e);
      }
    } catch (VendorException e) {
      throw of(e);
    }
  }

  ApplicationFailure of(VendorException e) {
    if (e instanceof CoolifyException coolify && coolify.result().problem().isPresent()) {
      return VendorFailures.parks(coolify.result().problem().get(), e.getMessage());
    }
    return VendorFailures.again(e);
  }
}
