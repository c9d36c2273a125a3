package dev.longhaul.sandbox.engine;

import java.util.Optional;

/** A Temporal server of the box. */
public interface TemporalEngine extends AutoCloseable {
  /** {@code host:port} of the frontend. */
  String address();

  /** Where the Web UI is, when there is one. */
  Optional<String> webUi();

  /** One sentence for the screen: what this engine is and what it survives. */
  String sentence();

  @Override
  void close();
}
