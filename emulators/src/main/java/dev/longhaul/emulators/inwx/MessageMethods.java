package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The message queue: the first message again and again, until it is acknowledged. */
final class MessageMethods {
  private final InwxState state;

  MessageMethods(InwxState state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table.add("message.poll", "", this::poll);
    table.add("message.ack", "id:int!", this::acknowledge);
  }

  private InwxAnswer poll(InwxCall call) {
    ObjectNode data = InwxAnswer.data();
    data.put("count", state.messages.waiting.size());
    state.messages.first().ifPresent(first -> data.set("msg", view(first)));
    return InwxAnswer.of(data.has("msg") ? ResultCode.MESSAGE : ResultCode.NO_MESSAGES, data);
  }

  private static ObjectNode view(Map.Entry<Long, MessageQueue.Message> entry) {
    MessageQueue.Message message = entry.getValue();
    ObjectNode view = InwxAnswer.data();
    view.put("type", message.type());
    view.put("id", entry.getKey());
    view.set("date", VendorTime.of(message.date()));
    view.put("object", message.object());
    view.put("status", message.status());
    if (!message.details().isEmpty()) {
      view.put("statusDetails", message.details());
    }
    return view;
  }

  private InwxAnswer acknowledge(InwxCall call) {
    if (!state.messages.acknowledge(call.number("id", 0))) {
      throw Refusal.absent("message " + call.text("id"));
    }
    return InwxAnswer.ok();
  }
}
