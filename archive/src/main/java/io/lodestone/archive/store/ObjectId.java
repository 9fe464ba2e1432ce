package io.lodestone.archive.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes, by which they are found again.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record ObjectId(@JsonValue String hex) {
  /** Number of bytes of a hash. */
  static final int LENGTH = 32;

  /**
   * Checks the form, since ids become paths.
   *
   * @throws IllegalArgumentException if {@code hex} is not an SHA-256
   */
  @JsonCreator
  public ObjectId {
    if (!isHash(hex)) {
      throw new IllegalArgumentException("not an SHA-256 in hexadecimal digits: " + hex);
    }
  }

  /** The id of {@code bytes}. */
  public static ObjectId of(byte[] bytes) {
    return of(sha256(), bytes);
  }

  /** The id of the bytes of a file. */
  public static ObjectId of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return of(digest, new byte[0]);
  }

  /** The id of what {@code digest} has taken so far and {@code last}. */
  static ObjectId of(MessageDigest digest, byte[] last) {
    return new ObjectId(HexFormat.of().formatHex(digest.digest(last)));
  }

  /** The hash itself. */
  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isHash(String hex) {
    if (hex.length() != 2 * LENGTH) {
      return false;
    }
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return hex;
  }
}
