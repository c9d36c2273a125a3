package dev.longhaul.activities.postgres;

import java.lang.reflect.Method;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandlerCustomizer;

/**
 * Has a statement of a SQL interface prepared when it is called. Jdbi would prepare all of them
 * each time the interface is attached to a connection, for the one or two that are called then.
 */
final class PreparedWhenCalled implements ExtensionHandlerCustomizer {
  @Override
  public ExtensionHandler customize(ExtensionHandler handler, Class<?> type, Method method) {
    return (config, target) ->
        (connection, arguments) -> handler.attachTo(config, target).invoke(connection, arguments);
  }
}
