package dev.longhaul.orders;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** An order in a file or on standard input; what hinders reading it is a mistake like any other. */
public final class OrderFile {
  private OrderFile() {}

  public static Reading read(Path file) {
    if (Files.isDirectory(file)) {
      return refused(file.toString(), "is a folder", "name the order file in it");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, file.toString());
    } catch (NoSuchFileException e) {
      return refused(file.toString(), "does not exist", "check the name of the file");
    } catch (AccessDeniedException e) {
      return refused(file.toString(), "cannot be opened", "check its permissions");
    } catch (IOException e) {
      return refused(file.toString(), "cannot be read (" + e.getMessage() + ")", "try again");
    }
  }

  /** Reads at most one byte more than an order may have, however long the stream is. */
  public static Reading read(InputStream stream, String sourceName) throws IOException {
    byte[] bytes = stream.readNBytes(OrderReader.LONGEST + 1);
    if (bytes.length > OrderReader.LONGEST) {
      return Reading.refused(sourceName, List.of(OrderReader.tooLong()));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new OrderReader().read(text, sourceName);
    } catch (CharacterCodingException e) {
      return refused(sourceName, "is not UTF-8 text", "save it as UTF-8");
    }
  }

  private static Reading refused(String sourceName, String message, String remedy) {
    return Reading.refused(sourceName, List.of(Mistake.ofText(0, 0, message, remedy)));
  }
}
