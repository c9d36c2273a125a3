package dev.longhaul.activities.mail;

import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import java.util.ArrayList;
import java.util.List;

/** What the operators are to be told. */
final class MemoryNoticePost implements NoticePostActivities {
  final List<Notice> posted = new ArrayList<>();

  @Override
  public void post(Notice notice) {
    posted.add(notice);
  }

  @Override
  public Notice gather(Notice digest) {
    throw new AssertionError("nothing is gathered here");
  }
}
