package dev.longhaul.emulators.mail;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One side of an SMTP conversation, line by line. */
final class SmtpLines {
  private final InputStream in;
  private final OutputStream out;

  SmtpLines(Socket socket) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** The next line without its end; fails when the other side has gone. */
  String read() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the other side left");
      }
      line.append((char) next);
    }
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  /** A complete reply, which may have several lines. */
  String readReply() throws IOException {
    StringBuilder reply = new StringBuilder();
    String line = read();
    while (line.length() > 3 && line.charAt(3) == '-') {
      reply.append(line).append("\r\n");
      line = read();
    }
    return reply.append(line).toString();
  }

  /** Everything up to the line with the single dot. */
  String readData() throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = read(); !line.equals("."); line = read()) {
      data.append(line).append("\r\n");
    }
    return data.toString();
  }

  void write(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
