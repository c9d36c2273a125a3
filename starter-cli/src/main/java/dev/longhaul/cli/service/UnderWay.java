package dev.longhaul.cli.service;

/** Is told while a request that may change something is under way. */
public interface UnderWay {

  void begins();

  void ends();
}
