package io.lodestone.core.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words known in one place, which tells which of them a mistyped word may have meant. */
public final class Spelling {
  private static final int MOST_OFFERED = 4;

  private final List<String> known;

  public Spelling(Collection<String> known) {
    this.known = List.copyOf(known);
  }

  /**
   * The known words closest to the given one, closest first, at most four: those that differ only
   * in case, then those within one edit (two for words longer than five letters).
   */
  public List<String> near(String word) {
    int allowed = word.length() > 5 ? 2 : 1;
    String folded = word.toLowerCase(Locale.ROOT);
    record Candidate(String word, int distance) {}
    List<Candidate> candidates = new ArrayList<>();
    for (String other : known) {
      if (Math.abs(other.length() - word.length()) > allowed) {
        continue;
      }
      int distance = distance(folded, other.toLowerCase(Locale.ROOT));
      if (distance <= allowed) {
        candidates.add(new Candidate(other, distance));
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(MOST_OFFERED)
        .map(Candidate::word)
        .toList();
  }

  /** A sentence such as {@code did you mean Fe or F?}, or the given one where nothing is near. */
  public String hint(String word, String otherwise) {
    List<String> near = near(word);
    return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?";
  }

  /** Edits (insert, delete, replace, swap neighbours) that turn one word into the other. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = best;
      }
    }
    return edits[a.length()][b.length()];
  }
}
