package io.lodestone.archive.parse.xml;

import java.nio.charset.StandardCharsets;

/** Makes one string of equal bytes, so that a name that comes a million times is made once. */
final class NameTable {
  private static final int SLOTS = 1024;
  private static final int MOST = SLOTS / 2;

  private final String[] strings = new String[SLOTS];
  private int count;

  /** The string of {@code bytes[from, to)}. */
  String intern(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 10) & SLOTS - 1;
    while (strings[slot] != null) {
      if (equal(strings[slot], bytes, from, to)) {
        return strings[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    String made = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    if (count < MOST) { // hostile input may have no end of names
      strings[slot] = made;
      count++;
    }
    return made;
  }

  private static boolean equal(String string, byte[] bytes, int from, int to) {
    if (string.length() != to - from) {
      return false;
    }
    for (int i = 0; i < string.length(); i++) {
      if (string.charAt(i) != (bytes[from + i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
