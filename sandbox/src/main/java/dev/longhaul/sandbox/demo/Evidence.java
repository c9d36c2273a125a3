package dev.longhaul.sandbox.demo;

import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.sandbox.Box;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks at the world as a customer and an accountant would, and prints what is there. */
final class Evidence {
  private static final List<String> DOMAINS =
      List.of("acme.example", "blog.customers.example", "shop.example");

  private final Box box;
  private final PrintStream out;
  private final HttpClient browser;

  Evidence(Box box, PrintStream out) {
    this.box = box;
    this.out = out;
    this.browser =
        HttpClient.newBuilder()
            .sslContext(box.world().ca().clientContext())
            .proxy(ProxySelector.of(box.world().proxy().address()))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  void show() {
    out.println("\nWhat exists now\n");
    for (String domain : DOMAINS) {
      out.printf("  %-9s %s%n", "site", fetched("https://" + domain + "/health"));
      out.printf("  %-9s %s%n", "dns", answers(domain, Type.A));
      out.printf("  %-9s %s%n", "", answers("www." + domain, Type.CNAME));
    }
    for (MailMessage mail : box.world().mail().messages()) {
      out.printf("  %-9s to %s: %s%n", "mail", String.join(", ", mail.to()), mail.subject());
    }
    for (Effect charge : box.world().effects().ofKind("charged")) {
      String price = charge.cost().map(Evidence::price).orElse("nothing");
      out.printf("  %-9s %s for %s%n", "charged", price, charge.subject());
    }
    out.println();
  }

  private static String price(Money cost) {
    return BigDecimal.valueOf(cost.minor(), 2).toPlainString() + " " + cost.currency();
  }

  private String fetched(String url) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
      HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
      return url + " answers " + answer.statusCode() + " " + answer.body().strip();
    } catch (IOException e) {
      return url + " does not answer: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return url + " was not asked: interrupted";
    }
  }

  private String answers(String name, int type) {
    try {
      Lookup lookup = new Lookup(name + ".", type);
      lookup.setResolver(new SimpleResolver(box.world().resolver().address()));
      lookup.setCache(null);
      Record[] records = lookup.run();
      return records == null
          ? name + " has no " + Type.string(type) + " record"
          : name + " " + Type.string(type) + " " + records[0].rdataToString();
    } catch (TextParseException e) {
      return name + " cannot be asked for: " + e.getMessage();
    }
  }
}
