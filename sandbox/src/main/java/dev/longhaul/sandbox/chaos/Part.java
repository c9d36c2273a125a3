package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.inwx.InwxEmulator;

/** A part of the stack that can be away for a while. */
enum Part {
  TEMPORAL {
    @Override
    void away(ChaosBox box) {
      box.killTemporal();
    }

    @Override
    void back(ChaosBox box) {
      box.startTemporal();
    }
  },
  POSTGRES {
    @Override
    void away(ChaosBox box) {
      box.door().lock(true);
    }

    @Override
    void back(ChaosBox box) {
      box.door().lock(false);
    }
  },
  INWX {
    @Override
    void away(ChaosBox box) {
      box.world().inwx().stopListening();
    }

    @Override
    void back(ChaosBox box) {
      box.world().inwx().startListening();
    }
  },
  COOLIFY {
    @Override
    void away(ChaosBox box) {
      box.world().coolify().stopListening();
    }

    @Override
    void back(ChaosBox box) {
      box.world().coolify().startListening();
    }
  },
  SMTP {
    @Override
    void away(ChaosBox box) {
      box.world().mail().stopListening();
    }

    @Override
    void back(ChaosBox box) {
      box.world().mail().startListening();
    }
  },
  DNS {
    @Override
    void away(ChaosBox box) {
      InwxEmulator.DEFAULT_NAMESERVERS.forEach(name -> box.world().dns().mute(name, true));
    }

    @Override
    void back(ChaosBox box) {
      InwxEmulator.DEFAULT_NAMESERVERS.forEach(name -> box.world().dns().mute(name, false));
    }
  };

  abstract void away(ChaosBox box);

  abstract void back(ChaosBox box);

  /** Whether the API cannot take an order meanwhile. */
  boolean stopsOrders() {
    return this == TEMPORAL || this == POSTGRES;
  }
}
