package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks single values against the vendor's parameter types. Types it does not know pass. */
final class ParameterTypes {
  private static final Pattern SIZED = Pattern.compile("(text|token)(0?)(\\d+)");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "int", Pattern.compile("-?\\d{1,18}"),
          "boolean", Pattern.compile("0|1|true|false", Pattern.CASE_INSENSITIVE),
          "email", Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
          "phone", Pattern.compile("\\+\\d{1,3}\\.[\\d-]{3,}"),
          "ip", Pattern.compile("[0-9a-fA-F:.]+"),
          "timestamp", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*"));

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "contactType", Set.of("PERSON", "ORG", "ROLE"),
          "nsType", Set.of("MASTER", "SLAVE"),
          "renewalMode", Set.of("AUTORENEW", "AUTODELETE", "AUTOEXPIRE"),
          "transferMode", Set.of("DEFAULT", "AUTOAPPROVE", "AUTODENY"),
          "transferAnswer", Set.of("ACK", "NACK"),
          "period", Set.of("1M", "1Y", "2Y", "3Y", "4Y", "5Y", "6Y", "7Y", "8Y", "9Y", "10Y"),
          "recordType",
              Set.of(
                  "A",
                  "AAAA",
                  "AFSDB",
                  "ALIAS",
                  "CAA",
                  "CERT",
                  "CNAME",
                  "HINFO",
                  "HTTPS",
                  "KEY",
                  "LOC",
                  "MX",
                  "NAPTR",
                  "NS",
                  "OPENPGPKEY",
                  "PTR",
                  "RP",
                  "SMIMEA",
                  "SOA",
                  "SRV",
                  "SSHFP",
                  "SVCB",
                  "TLSA",
                  "TXT",
                  "URI",
                  "URL"));

  private ParameterTypes() {}

  static void check(String name, String type, JsonNode value) {
    if (type.startsWith("array_")) {
      checkEach(name, type.substring("array_".length()), value);
    } else if (type.equals("nsList")) {
      checkEach(name, "token255", value);
    } else if (!type.equals("extData")) {
      checkOne(name, type, value);
    }
  }

  private static void checkEach(String name, String type, JsonNode value) {
    if (value.isArray()) {
      value.forEach(item -> checkOne(name, type, item));
    } else {
      checkOne(name, type, value);
    }
  }

  private static void checkOne(String name, String type, JsonNode value) {
    if (value.isContainerNode()) {
      throw Refusal.invalid(name, "expected " + type);
    }
    String text = value.asText();
    checkLength(name, type, text);
    Pattern pattern = PATTERNS.get(type);
    if (pattern != null && !pattern.matcher(text).matches()) {
      throw Refusal.invalid(name, "'" + text + "' is not of type " + type);
    }
    boolean country = type.equals("country");
    Set<String> words = country ? COUNTRIES : WORDS.get(type);
    if (words != null && !words.contains(text.toUpperCase(Locale.ROOT))) {
      throw new Refusal(
          ResultCode.RANGE,
          "INVALID_" + name.toUpperCase(Locale.ROOT),
          name + ": '" + text + "' is not a known " + type);
    }
  }

  private static void checkLength(String name, String type, String text) {
    Matcher sized = SIZED.matcher(type);
    if (!sized.matches()) {
      return;
    }
    boolean mayBeEmpty = !sized.group(2).isEmpty();
    int most = Integer.parseInt(sized.group(3));
    if (text.length() > most || (text.isEmpty() && !mayBeEmpty)) {
      throw Refusal.invalid(name, "length " + text.length() + " is not allowed for " + type);
    }
    if (type.startsWith("token") && text.contains("\n")) {
      throw Refusal.invalid(name, "line breaks are not allowed");
    }
  }
}
