package dev.longhaul.emulators.dns;

import java.util.Optional;
import org.xbill.DNS.Message;

/** Answers a query; empty means silence. */
@FunctionalInterface
interface DnsAnswerer {
  Optional<Message> answer(Message query);
}
