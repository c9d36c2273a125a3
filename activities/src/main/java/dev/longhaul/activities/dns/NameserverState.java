package dev.longhaul.activities.dns;

/** How a nameserver stands to the wanted records. */
record NameserverState(String nameserver, Answer answer) {
  enum Answer {
    AGREES("agrees"),
    OLD("still old"),
    SILENT("silent"),
    REFUSES("does not know the zone"),
    UNKNOWN_HOST("has no address");

    private final String words;

    Answer(String words) {
      this.words = words;
    }
  }

  boolean agrees() {
    return answer == Answer.AGREES;
  }

  /** {@code ns3.inwx.eu still old}. */
  String words() {
    return nameserver + " " + answer.words;
  }
}
