package io.lodestone.cli;

import java.util.Locale;

/** A matrix of similarities as SVG: a square for each pair, dark where two entries are alike. */
final class SimilarityPicture {
  /** Entries up to which numbers are written into the squares. */
  private static final int NUMBERED = 24;

  private static final int TOP = 60;
  private static final int MARGIN = 20;
  private static final int LEGEND = 70;

  /** Light to dark; readable also without colours. */
  private static final int[][] SCALE = {
    {247, 251, 255}, {198, 219, 239}, {107, 174, 214}, {33, 113, 181}, {8, 48, 107}
  };

  private final SimilarityMatrix matrix;
  private final String title;

  SimilarityPicture(SimilarityMatrix matrix, String title) {
    this.matrix = matrix;
    this.title = title;
  }

  String svg() {
    int n = matrix.size();
    int cell = n <= NUMBERED ? 36 : Math.max(3, 900 / n);
    int longest = 0;
    for (int i = 0; i < n; i++) {
      longest = Math.max(longest, label(i).length());
    }
    int left = MARGIN + (cell >= 12 ? (int) (7.2 * longest) + 40 : 0);
    int bottom = TOP + cell * n;
    Svg svg = new Svg(Math.max(left + cell * n + MARGIN, 560), bottom + LEGEND, capitalised(title));
    for (int i = 0; i < n; i++) {
      if (cell >= 12) {
        svg.text(left - 30, TOP + cell * (i + 0.5) + 4, "end", label(i));
        svg.text(left - 8, TOP + cell * (i + 0.5) + 4, "end", Integer.toString(i + 1));
        svg.text(left + cell * (i + 0.5), TOP - 8, "middle", Integer.toString(i + 1));
      }
      for (int j = 0; j < n; j++) {
        double similarity = matrix.similarity(i, j);
        svg.rectangle(left + cell * j, TOP + cell * i, cell, cell, colour(similarity), note(i, j));
        if (n <= NUMBERED) {
          svg.colouredText(
              left + cell * (j + 0.5),
              TOP + cell * (i + 0.5) + 4,
              similarity > 0.6 ? "white" : "#222",
              String.format(Locale.ROOT, "%.2f", similarity));
        }
      }
    }
    legend(svg, left, bottom + 24);
    return svg.finished();
  }

  private static void legend(Svg svg, int left, int top) {
    int steps = 50;
    for (int i = 0; i < steps; i++) {
      svg.rectangle(left + 4 * i, top, 4, 14, colour((i + 0.5) / steps), "");
    }
    for (int i = 0; i <= 2; i++) {
      svg.text(left + 100 * i, top + 30, "middle", i == 0 ? "0" : i == 1 ? "0.5" : "1");
    }
    svg.text(left + 4 * steps + 20, top + 12, "start", "similarity");
  }

  private String label(int i) {
    return String.join(" · ", matrix.entry(i).factors());
  }

  private String note(int i, int j) {
    return String.format(
        Locale.ROOT,
        "%s | %s: %.4f",
        matrix.entry(i).mainfile(),
        matrix.entry(j).mainfile(),
        matrix.similarity(i, j));
  }

  private static String colour(double similarity) {
    double place = Math.clamp(similarity, 0, 1) * (SCALE.length - 1);
    int lower = Math.min((int) place, SCALE.length - 2);
    double share = place - lower;
    int[] mixed = new int[3];
    for (int c = 0; c < 3; c++) {
      mixed[c] = (int) Math.round(SCALE[lower][c] * (1 - share) + SCALE[lower + 1][c] * share);
    }
    return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
