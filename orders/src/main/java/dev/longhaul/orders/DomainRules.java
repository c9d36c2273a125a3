package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.HostName;
import dev.longhaul.domains.PriceLimit;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of the {@code domain} part of an order. */
final class DomainRules {
  /** As INWX documents them (API 2.x, type extData). */
  private static final List<String> EXT_DATA =
      OrderSchema.resource("registrar-ext-data.txt").lines().toList();

  private final List<Finding> findings = new ArrayList<>();
  private final JsonNode order;
  private final JsonNode domain;

  private DomainRules(JsonNode order) {
    this.order = order;
    this.domain = order.path("domain");
  }

  static List<Finding> check(JsonNode order) {
    DomainRules rules = new DomainRules(order);
    rules.name();
    rules.nameservers();
    rules.priceLimit();
    rules.authCode();
    rules.extData();
    return rules.findings;
  }

  private void name() {
    OrderRules.text(domain.path("name"))
        .ifPresent(
            name -> {
              HostName.problem(name).ifPresent(problem -> add("name", problem, nameRemedy(name)));
              if (name.strip().toLowerCase(Locale.ROOT).startsWith("www.")) {
                add("name", "begins with www, which is added by itself", "leave www. out");
              }
            });
  }

  private static String nameRemedy(String name) {
    boolean ascii = name.chars().allMatch(character -> character < 128);
    return ascii
        ? "write a name like acme.example"
        : "write exactly the name that is meant, in its xn-- form if in doubt";
  }

  private void nameservers() {
    Set<String> seen = new HashSet<>();
    JsonNode names = domain.path("nameservers");
    for (int i = 0; names.isArray() && i < names.size(); i++) {
      String field = Field.item("nameservers", i);
      OrderRules.text(names.get(i)).ifPresent(host -> nameserver(field, host, seen));
    }
  }

  private void nameserver(String field, String host, Set<String> seen) {
    HostName.problem(host)
        .ifPresentOrElse(
            problem -> add(field, problem, "write a host name like ns1.acme.example"),
            () -> {
              if (!seen.add(new DomainName(host).value())) {
                add(field, "is the same nameserver again", "name each one once");
              }
            });
  }

  private void priceLimit() {
    JsonNode limit = domain.path("price_limit");
    if (!limit.isTextual() && !(limit.has("minor") && limit.has("currency"))) {
      return;
    }
    String text = limit.isTextual() ? limit.asText() : written(limit);
    PriceLimit.complaint(text)
        .ifPresent(
            words ->
                add(
                    "price_limit",
                    "'" + Words.shown(text) + "' " + words,
                    "write it like 20.00 EUR, with an ISO 4217 currency"));
  }

  private static String written(JsonNode amount) {
    try {
      return Json.mapper().convertValue(amount, Money.class).toString();
    } catch (IllegalArgumentException e) {
      return amount.toString();
    }
  }

  private void extData() {
    for (var entry : domain.path("ext_data").properties()) {
      String key = entry.getKey();
      if (!EXT_DATA.contains(key)) {
        add(
            "ext_data." + key,
            "is not a key of the registrar",
            NearestWord.to(key, EXT_DATA)
                .map(word -> "did you mean " + word + "?")
                .orElse("use a key of its documentation, like VAT-NUMBER"));
      }
    }
  }

  private void authCode() {
    JsonNode code = domain.path("auth_code");
    if (code.isMissingNode()) {
      return;
    }
    if (domain.hasNonNull("source") && !domain.path("source").asText().equals("transfer")) {
      add("auth_code", "belongs to a transfer only", "remove it");
    }
    OrderRules.text(code).ifPresent(this::reference);
  }

  private void reference(String code) {
    String slug = order.path("slug").asText("acme");
    SecretRef.complaint(code, List.of(slug, domain.path("name").asText()))
        .ifPresent(
            words ->
                add(
                    "auth_code",
                    words,
                    "store it with longhaul secret set and write ledger:" + slug + "/auth-code"));
  }

  private void add(String key, String message, String remedy) {
    findings.add(new Finding("domain." + key, message, remedy));
  }
}
