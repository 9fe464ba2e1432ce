package io.lodestone.crystal.prototype;

import io.lodestone.crystal.symmetry.AffineNormalizer;

/**
 * The Wyckoff positions that one species fills, ordered by their first letters.
 *
 * @param letters one for each orbit of sites, in the order a to z, A
 */
public record WyckoffFilling(String letters) implements Comparable<WyckoffFilling> {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzA";

  public WyckoffFilling {
    int[] counts = new int[ALPHABET.length()];
    for (int i = 0; i < letters.length(); i++) {
      counts[place(letters.charAt(i))]++;
    }
    StringBuilder sorted = new StringBuilder(letters.length());
    for (int place = 0; place < counts.length; place++) {
      sorted.repeat(ALPHABET.charAt(place), counts[place]);
    }
    letters = sorted.toString();
  }

  /** The filling after an exchange of letters by a normaliser. */
  WyckoffFilling exchanged(String exchange) {
    StringBuilder changed = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      changed.append(exchange.charAt(place(letters.charAt(i))));
    }
    return new WyckoffFilling(changed.toString());
  }

  /** The sum of the letters' places in the alphabet, from 0. */
  int sum() {
    return letters.chars().map(letter -> place((char) letter)).sum();
  }

  @Override
  public int compareTo(WyckoffFilling other) {
    int common = Math.min(letters.length(), other.letters.length());
    for (int i = 0; i < common; i++) {
      int order = Integer.compare(place(letters.charAt(i)), place(other.letters.charAt(i)));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(letters.length(), other.letters.length());
  }

  /** The letters with how often they are filled, such as {@code 2ab} for {@code aab}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int end;
    for (int start = 0; start < letters.length(); start = end) {
      end = start;
      while (end < letters.length() && letters.charAt(end) == letters.charAt(start)) {
        end++;
      }
      text.append(end - start == 1 ? "" : end - start).append(letters.charAt(start));
    }
    return text.toString();
  }

  private static int place(char letter) {
    return AffineNormalizer.place(letter);
  }
}
