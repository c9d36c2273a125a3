package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** The outer world of the journey. */
@ActivityInterface(namePrefix = "Road_")
public interface RoadActivities {
  String look(String what);

  void act(Fence fence, String what);

  String await(String what);
}
