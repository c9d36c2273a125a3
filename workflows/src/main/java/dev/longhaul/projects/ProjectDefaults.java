package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that fill in what an order leaves open.
 *
 * @param namePrefix before the slug in names at the platform, such as {@code vrs-}
 * @param description text for the platform; {@code %s} stands for the project's name
 * @param passwordVariable the application's variable for the initial password
 * @param timeZone of owners whose order names none
 */
public record ProjectDefaults(
    List<DomainName> baseDomains,
    Registrar registrar,
    Source source,
    String platform,
    String namePrefix,
    String description,
    String marketplaceUrl,
    String passwordVariable,
    ProjectPlan.Patience patience,
    Catalogue catalogue,
    String timeZone) {

  /** Without a catalogue, in the usual time zone. */
  public ProjectDefaults(
      List<DomainName> baseDomains,
      Registrar registrar,
      Source source,
      String platform,
      String namePrefix,
      String description,
      String marketplaceUrl,
      String passwordVariable,
      ProjectPlan.Patience patience) {
    this(
        baseDomains,
        registrar,
        source,
        platform,
        namePrefix,
        description,
        marketplaceUrl,
        passwordVariable,
        patience,
        Catalogue.NONE,
        "Europe/Berlin");
  }

  /**
   * Where and how domains are bought.
   *
   * @param queue task queue of the account, such as {@code inwx-live}
   * @param patience how long a registration may take before it parks
   * @param transferPatience the same for a transfer
   * @param contactHandle used when an order has no contacts; null means orders must have them
   * @param capPerDay what the account may spend in a day, by currency; empty for no cap
   * @param approvalAbove a dearer domain needs the word of a second person; null means never
   */
  public record Registrar(
      String queue,
      @Nullable String contactHandle,
      List<DomainName> nameservers,
      Money priceLimit,
      Duration patience,
      Duration transferPatience,
      @Nullable Money approvalAbove,
      List<Money> capPerDay) {

    /** Nobody is asked below the price limit. */
    public Registrar(
        String queue,
        @Nullable String contactHandle,
        List<DomainName> nameservers,
        Money priceLimit,
        Duration patience,
        Duration transferPatience) {
      this(
          queue,
          contactHandle,
          nameservers,
          priceLimit,
          patience,
          transferPatience,
          null,
          List.of());
    }
  }

  /** Where applications come from and how they are served. */
  public record Source(
      String repository,
      String branch,
      String environment,
      String buildPack,
      int port,
      String healthPath,
      Duration healthInterval) {}
}
