package dev.longhaul.cli.screen;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers whether it could be written; print streams forget why not. */
public final class Output extends FilterOutputStream {
  /** Whoever read it has seen enough, as {@code head} does. */
  private static final String READER_GONE = "Broken pipe";

  private @Nullable String failure;

  public Output(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** Why something could not be written, unless nobody wanted to read it. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure).filter(why -> !why.equals(READER_GONE));
  }
}
