package dev.longhaul.activities.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Secret;
import java.util.Optional;

/** A good answer: its code, its data (missing or an empty list when there is none), its cookies. */
record InwxReply(InwxCode code, JsonNode data, Optional<Secret> cookie) {}
