package dev.longhaul.cli;

import dev.longhaul.durable.Json;
import dev.longhaul.orders.CatalogueReader;
import dev.longhaul.orders.CatalogueReading;
import dev.longhaul.projects.Catalogue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code longhaul catalog ...}. */
@Command(name = "catalog", description = "The catalogue of bundles, plans and base domains.")
final class CatalogCommands {
  private final Session session;

  CatalogCommands(Session session) {
    this.session = session;
  }

  @Command(name = "check", description = "Read a catalogue and say what is wrong with it.")
  int check(@Parameters(paramLabel = "FILE", description = "Such as catalog.yaml.") Path file) {
    CatalogueReading reading = new CatalogueReader().read(file);
    Catalogue catalogue = reading.catalogue();
    if (catalogue == null) {
      throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
    }
    if (session.json()) {
      session.screen.json(Json.mapper().valueToTree(catalogue));
    } else {
      session.screen.line(
          "%s is right: %d project types, %d bundles, %d plans, %d base domains"
              .formatted(
                  file,
                  catalogue.projectTypes().size(),
                  catalogue.bundles().size(),
                  catalogue.plans().size(),
                  catalogue.baseDomains().size()));
    }
    return ExitCode.SUCCEEDED.code();
  }
}
