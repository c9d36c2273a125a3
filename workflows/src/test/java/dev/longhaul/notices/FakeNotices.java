package dev.longhaul.notices;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The owners' letter box. */
public final class FakeNotices implements NoticeActivities {
  public final List<WelcomeMail> sent = new CopyOnWriteArrayList<>();
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final World world;

  public FakeNotices(World world) {
    this.world = world;
  }

  @Override
  public void welcome(Fence fence, WelcomeMail mail) {
    world.act("Notices.welcome", fence);
    if (ids.add(mail.messageId())) {
      sent.add(mail);
      world.did("mail to " + mail.ownerEmail());
    }
  }
}
