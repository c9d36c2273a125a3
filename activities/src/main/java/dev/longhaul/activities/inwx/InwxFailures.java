package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainProblem;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;

/** What Temporal is told about a failed call at the registrar; {@link InwxCode} decides. */
record InwxFailures(SettleTime settle) {

  /** A read that failed, or a write that is safe to send again. */
  ApplicationFailure of(VendorException e) {
    return of(e, DomainProblem.REGISTRAR_REFUSED);
  }

  /** The same; what the registrar refuses for good parks with {@code refused}. */
  ApplicationFailure of(VendorException e, Enum<?> refused) {
    if (e instanceof InwxException inwx) {
      InwxCode code = inwx.result();
      if (code.refused()) {
        return VendorFailures.parks(refused, e.getMessage());
      }
      return code.retryable()
          ? VendorFailures.again(e)
          : VendorFailures.parks(code.problem(), e.getMessage());
    }
    boolean shutOut = e.status() == 401 || e.status() == 403;
    return shutOut
        ? VendorFailures.parks(DomainProblem.REGISTRAR_LOGIN_REFUSED, e.getMessage())
        : VendorFailures.again(e);
  }

  /** A call whose failure is told like that of a read. */
  <T> T during(Supplier<T> call) {
    try {
      return call.get();
    } catch (VendorException e) {
      throw of(e);
    }
  }

  /** A write that costs money: when it may have happened, the next attempt waits and looks. */
  ApplicationFailure ofPurchase(VendorException e) {
    return e.ambiguous() ? settle.outcomeUnknown(e.getMessage(), e) : of(e);
  }
}
