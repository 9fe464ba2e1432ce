package io.lodestone.study.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Two files of one name, of which one is made again. */
record FileComparison(Path one, Path other) {
  private static final List<String> TEXTS =
      List.of(".csv", ".json", ".svg", ".txt", ".html", ".tex");
  private static final String MODEL = ".lode";

  /**
   * The largest relative difference of their numbers: 0 for the same bytes, empty where they differ
   * in more than numbers.
   */
  OptionalDouble difference() throws IOException {
    if (Files.mismatch(one, other) < 0) {
      return OptionalDouble.of(0);
    }
    String name = one.getFileName().toString();
    if (name.endsWith(MODEL)) {
      return ofModels();
    }
    return TEXTS.stream().anyMatch(name::endsWith)
        ? ofTexts(Files.readAllBytes(one), Files.readAllBytes(other))
        : OptionalDouble.empty();
  }

  private static OptionalDouble ofTexts(byte[] one, byte[] other) {
    try {
      return new NumberedText(text(one)).difference(new NumberedText(text(other)));
    } catch (CharacterCodingException e) {
      return OptionalDouble.empty();
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The parts of models, whatever the compression made of them. */
  private OptionalDouble ofModels() throws IOException {
    try (ZipFile ours = new ZipFile(one.toFile());
        ZipFile theirs = new ZipFile(other.toFile())) {
      if (ours.size() != theirs.size()) {
        return OptionalDouble.empty();
      }
      double largest = 0;
      for (ZipEntry entry :
          (Iterable<ZipEntry>) ours.stream().map(ZipEntry.class::cast)::iterator) {
        ZipEntry same = theirs.getEntry(entry.getName());
        if (same == null) {
          return OptionalDouble.empty();
        }
        OptionalDouble difference =
            ofParts(entry.getName(), bytes(ours, entry), bytes(theirs, same));
        if (difference.isEmpty()) {
          return difference;
        }
        largest = Math.max(largest, difference.getAsDouble());
      }
      return OptionalDouble.of(largest);
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static OptionalDouble ofParts(String name, byte[] one, byte[] other) {
    if (java.util.Arrays.equals(one, other)) {
      return OptionalDouble.of(0);
    } else if (name.endsWith(".json")) {
      return ofTexts(one, other);
    } else if (one.length != other.length || one.length % Double.BYTES != 0) {
      return OptionalDouble.empty();
    }
    ByteBuffer ours = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer theirs = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
    double largest = 0;
    while (ours.hasRemaining()) {
      double a = ours.getDouble();
      double b = theirs.getDouble();
      double scale = Math.max(Math.abs(a), Math.abs(b));
      if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
        largest = Math.max(largest, Math.abs(a - b) / scale);
      }
    }
    return Double.isNaN(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
  }
}
