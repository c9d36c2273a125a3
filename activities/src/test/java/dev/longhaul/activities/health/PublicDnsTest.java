package dev.longhaul.activities.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDnsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1.2.3",
        "10.0.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "169.254.169.254",
        "172.20.0.1",
        "192.0.0.192",
        "192.168.1.1",
        "198.19.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1"
      })
  void hidesWhatIsNotOfTheInternet(String address) {
    assertThatThrownBy(() -> lookup(address))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("shop.example has no public address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "198.20.0.1", "2001:db8::1"})
  void showsWhatIs(String address) throws UnknownHostException {
    assertThat(lookup(address)).containsExactly(InetAddress.getByName(address));
  }

  private static List<InetAddress> lookup(String address) throws UnknownHostException {
    InetAddress found = InetAddress.getByName(address);
    return new PublicDns(host -> List.of(found)).lookup("shop.example");
  }
}
