package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody on the emulated internet. */
record Visitor(HttpClient browser) {
  static Visitor of(World world) {
    return new Visitor(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(world.ca().clientContext())
            .proxy(ProxySelector.of(world.proxy().address()))
            .build());
  }

  /** The status with which a page answers. */
  int status(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(url + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while visiting " + url, e);
    }
  }
}
