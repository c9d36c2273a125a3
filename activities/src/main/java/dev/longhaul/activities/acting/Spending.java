package dev.longhaul.activities.acting;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import java.util.Optional;

/**
 * What an account spends in a day (O-17). A purchase is reserved right before it is sent and
 * becomes spent when it is known to have happened, both under the subject's lock. Reservations of
 * one account and currency are made one after the other, so two purchases at once never exceed the
 * cap together.
 *
 * <p>A worker that dies in between leaves its reservation: the next attempt at the same subject
 * takes its place, and when nobody tries again it counts until the day (UTC) is over, because the
 * money may have been spent.
 */
public interface Spending {
  /** For accounts without a cap. */
  Spending UNLIMITED =
      new Spending() {
        @Override
        public boolean reserve(Fence fence, String account, String subject, Money price) {
          return true; // nothing is counted
        }

        @Override
        public void spent(Fence fence, String account, String subject, Money paid) {
          // nothing is counted
        }

        @Override
        public void release(Fence fence, String account, String subject) {
          // nothing is counted
        }

        @Override
        public Optional<Money> unnamed(String account, String subject) {
          return Optional.empty();
        }

        @Override
        public boolean named(String account, String subject) {
          return false;
        }
      };

  /**
   * Counts the price against the account's day, in the place of an earlier reservation of the
   * subject.
   *
   * @return whether there was none that is still unnamed: such a one may be of an order that was
   *     sent and whose answer was lost, so its successor must not be released
   * @throws io.temporal.failure.ApplicationFailure SPENDING_CAP_REACHED (parks) when it does not
   *     fit; nothing must be bought then
   */
  boolean reserve(Fence fence, String account, String subject, Money price);

  /** The purchase happened; a second call changes nothing. */
  void spent(Fence fence, String account, String subject, Money paid);

  /** Neither this purchase nor an earlier one of the subject can have happened. */
  void release(Fence fence, String account, String subject);

  /**
   * What is reserved or was spent for the subject since its operation's last run that has named a
   * payment: a purchase that was sent by a run which ended before it came true, or before it could
   * name it.
   */
  Optional<Money> unnamed(String account, String subject);

  /** Whether a run that has ended has named the subject's latest purchase: it is counted then. */
  boolean named(String account, String subject);
}
