package dev.longhaul.emulators.inwx;

/** One method of the vendor. */
@FunctionalInterface
interface InwxMethod {
  InwxAnswer answer(InwxCall call);
}
