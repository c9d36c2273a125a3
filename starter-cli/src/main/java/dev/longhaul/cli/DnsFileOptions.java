package dev.longhaul.cli;

import dev.longhaul.cli.zone.BindFile;
import dev.longhaul.cli.zone.ZoneFile;
import dev.longhaul.domains.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A zone as a file. */
final class DnsFileOptions {
  @Option(names = "-f", paramLabel = "FILE", description = "YAML, or BIND with --bind; - is stdin.")
  @Nullable Path file;

  @Option(names = "--bind", description = "The file is a BIND zone file.")
  boolean bind;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of a BIND file without SOA and $ORIGIN.")
  @Nullable String zone;

  @Option(names = "--prune", description = "Remove Longhaul's records that the file leaves out.")
  boolean prune;

  @Option(names = "--force", description = "Overrule the guard and the ownership of records.")
  boolean force;

  ZoneFile read(InputStream in) {
    if (file == null) {
      throw new Complaint(ExitCode.USAGE, "name the file by -f");
    }
    try {
      String text =
          file.toString().equals("-")
              ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
              : TextFile.read(file);
      DomainName of = zone == null ? null : new DomainName(zone);
      return bind ? BindFile.read(text, of) : ZoneFile.yaml(text);
    } catch (IOException e) {
      throw TextFile.unreadable(file);
    } catch (IllegalArgumentException e) {
      throw new Complaint(ExitCode.BAD_INPUT, file + ": " + e.getMessage());
    }
  }
}
