package dev.longhaul.worker.api;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.durable.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what transfers were told. */
final class FakeRegistrarPost implements RegistrarPost {
  final List<String> sent = new CopyOnWriteArrayList<>();

  @Override
  public boolean tell(DomainName domain, RegistrarMessage message) {
    return sent.add(domain + " " + message.status());
  }

  @Override
  public boolean askToLook(DomainName domain, Actor actor) {
    return sent.add(domain + " look, says " + actor);
  }

  @Override
  public boolean extend(DomainName domain, Duration by) {
    return sent.add(domain + " wait " + by);
  }
}
