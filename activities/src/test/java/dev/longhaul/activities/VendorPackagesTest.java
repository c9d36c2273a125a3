package dev.longhaul.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorPackagesTest {
  private static final String ROOT = "dev.longhaul.activities.";
  private static final List<String> VENDORS = List.of("inwx", "coolify", "mail", "dns", "health");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.longhaul.activities");

  static Stream<String> vendors() {
    return VENDORS.stream();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void knowNeitherEachOtherNorTheDatabase(String vendor) {
    String[] others =
        Stream.concat(VENDORS.stream(), Stream.of("postgres"))
            .filter(other -> !other.equals(vendor))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + vendor + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void neitherSleepNorReadTheEnvironment(String vendor) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + vendor + "..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .check(CLASSES);
  }

  @Test
  void theSharedChainKnowsNoVendor() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "http..", ROOT + "acting..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            VENDORS.stream().map(vendor -> ROOT + vendor + "..").toArray(String[]::new))
        .check(CLASSES);
  }
}
