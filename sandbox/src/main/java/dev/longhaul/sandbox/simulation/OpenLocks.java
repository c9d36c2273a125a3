package dev.longhaul.sandbox.simulation;

import io.temporal.internal.testservice.TestServicesStarter;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.Set;

/**
 * The locks on time that the in-memory server has open. For its error messages it keeps each that
 * there ever was in a list, and searches that from its beginning whenever one is opened: after ten
 * runs this took a fifth of all processor time. This one finds them at once.
 */
final class OpenLocks extends LinkedList<Object> {
  private static final long serialVersionUID = 1;

  private final transient Set<Object> locks = Collections.newSetFromMap(new IdentityHashMap<>());

  private OpenLocks(Iterable<?> before) {
    before.forEach(locks::add);
  }

  /** Puts one in the place of the list of a server that has not begun to work. */
  static void in(TestServicesStarter server) {
    try {
      Object timer = field(server, "selfAdvancingTimer").get(server);
      Field notes = field(timer, "lockEvents");
      notes.set(timer, new OpenLocks((Iterable<?>) notes.get(timer)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Temporal's in-memory server is built in another way now", e);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public boolean add(Object lock) {
    return locks.add(lock);
  }

  @Override
  public boolean remove(Object lock) {
    return locks.remove(lock);
  }
}
