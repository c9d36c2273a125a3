package dev.longhaul.apps;

import dev.longhaul.durable.SecretRef;
import java.util.Map;

/** Environment variables: values in clear, and secrets by reference, read where they are sent. */
public record AppVariables(Map<String, String> plain, Map<String, SecretRef> secret) {}
