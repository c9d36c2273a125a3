package dev.longhaul.worker.codec;

import java.util.Optional;

/**
 * How the codec server is served.
 *
 * @param port 0 means any free one
 * @param webUi the only origin whose pages may call it; empty means none
 */
public record CodecSettings(String host, int port, Optional<WebUiOrigin> webUi) {}
