package io.lodestone.archive.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages files in the ways in which files of calculations get damaged, and a few worse ones. */
final class Mutator {
  private static final List<String> INSTEAD_OF_A_NUMBER =
      List.of(
          "NaN",
          "********",
          "Infinity",
          "-inf",
          "1e999",
          "2147483648",
          "99999999999999999999",
          "-1",
          "0",
          "1.0.0",
          "1D+03",
          "0x10",
          "",
          "abc");

  private final RandomGenerator random;

  Mutator(RandomGenerator random) {
    this.random = random;
  }

  /** A damaged copy; damaged once to four times. */
  byte[] mutate(byte[] original) {
    byte[] bytes = original;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(1, 12)));
    return switch (random.nextInt(11)) {
      case 0 -> flip(bytes);
      case 1 -> splice(bytes, at, length, new byte[0]);
      case 2 -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> splice(bytes, at, 0, noise(length));
      case 5 -> swapLines(bytes, at);
      case 6 -> withoutLine(bytes, at);
      case 7 -> moved(bytes, at, length);
      default -> otherNumber(bytes, at);
    };
  }

  private byte[] flip(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = random.nextInt(1, 20); i > 0; i--) {
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] moved(byte[] bytes, int at, int length) {
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    byte[] rest = splice(bytes, at, length, new byte[0]);
    return splice(rest, random.nextInt(rest.length + 1), 0, part);
  }

  private byte[] withoutLine(byte[] bytes, int at) {
    int start = lineStart(bytes, at);
    return splice(bytes, start, lineEnd(bytes, at) - start, new byte[0]);
  }

  private byte[] swapLines(byte[] bytes, int at) {
    int start = lineStart(bytes, at);
    int middle = lineEnd(bytes, at);
    int end = middle == bytes.length ? middle : lineEnd(bytes, middle);
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, middle, swapped, start, end - middle);
    System.arraycopy(bytes, start, swapped, start + end - middle, middle - start);
    return swapped;
  }

  /** Puts something else in the place of the next number. */
  private byte[] otherNumber(byte[] bytes, int at) {
    int start = at;
    while (start < bytes.length && !isNumberPart(bytes[start])) {
      start++;
    }
    int end = start;
    while (end < bytes.length && isNumberPart(bytes[end])) {
      end++;
    }
    String other =
        random.nextBoolean()
            ? INSTEAD_OF_A_NUMBER.get(random.nextInt(INSTEAD_OF_A_NUMBER.size()))
            : Long.toString(random.nextLong() >> random.nextInt(64));
    return splice(bytes, start, end - start, other.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isNumberPart(byte b) {
    return b >= '0' && b <= '9' || b == '.' || b == '-';
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(bytes.length, end + 1);
  }

  private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
    byte[] spliced = new byte[bytes.length - removed + inserted.length];
    System.arraycopy(bytes, 0, spliced, 0, at);
    System.arraycopy(inserted, 0, spliced, at, inserted.length);
    System.arraycopy(
        bytes, at + removed, spliced, at + inserted.length, bytes.length - at - removed);
    return spliced;
  }
}
