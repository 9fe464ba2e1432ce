package io.lodestone.study.similarity;

import io.lodestone.figure.Axis;
import io.lodestone.figure.Colour;
import io.lodestone.figure.ColourBar;
import io.lodestone.figure.ColourMap;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import java.util.Locale;

/** A matrix of similarities: a square for each pair, dark where two entries are alike. */
public final class SimilarityFigure {
  /** Entries up to which numbers are written into the squares. */
  private static final int NUMBERED = 24;

  private static final int TOP = 60;
  private static final int MARGIN = 20;
  private static final int LEGEND = 70;
  private static final TextStyle PLAIN = TextStyle.PLAIN;

  private final SimilarityMatrix matrix;
  private final String title;

  /** A drawing of a matrix under a title. */
  public SimilarityFigure(SimilarityMatrix matrix, String title) {
    this.matrix = matrix;
    this.title = title;
  }

  /** The drawing. */
  public Figure figure() {
    int n = matrix.size();
    int cell = n <= NUMBERED ? 36 : Math.max(3, 900 / n);
    boolean named = cell >= 12;
    double longest = 0;
    for (int i = 0; i < n; i++) {
      longest = Math.max(longest, PLAIN.width(label(i)));
    }
    double left = MARGIN + (named ? longest + 40 : 0);
    int bottom = TOP + cell * n;
    Sheet sheet =
        new Sheet(Math.max(left + cell * n + MARGIN, 560), bottom + LEGEND)
            .title(capitalised(title));
    for (int i = 0; i < n; i++) {
      if (named) {
        double middle = cell * (i + 0.5);
        sheet.words(left - 30, TOP + middle + 4, label(i), PLAIN.ending());
        sheet.words(left - 8, TOP + middle + 4, Integer.toString(i + 1), PLAIN.ending());
        sheet.words(left + middle, TOP - 8, Integer.toString(i + 1), PLAIN.centred());
      }
      for (int j = 0; j < n; j++) {
        double similarity = matrix.similarity(i, j);
        Colour colour = ColourMap.BLUES.at(similarity);
        sheet.box(left + cell * j, TOP + cell * i, cell, cell, colour, note(i, j));
        if (n <= NUMBERED) {
          sheet.words(
              left + cell * (j + 0.5),
              TOP + cell * (i + 0.5) + 4,
              String.format(Locale.ROOT, "%.2f", similarity),
              PLAIN.centred().coloured(colour.isDark() ? Colour.WHITE : Colour.INK));
        }
      }
    }
    new ColourBar(ColourMap.BLUES, Axis.linear("similarity", "", 0, 1))
        .drawFlat(sheet, Math.min(left, 300), bottom + 24, 200);
    return sheet.figure();
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

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
