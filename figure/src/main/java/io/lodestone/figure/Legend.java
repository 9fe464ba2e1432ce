package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;

/** What symbols, lines and colours mean, in rows of a sheet from left to right. */
public final class Legend {
  private static final double ROW = 20;
  private static final double SAMPLE = 22;
  private static final double GAP = 18;

  private record Entry(String words, Symbol symbol, Colour fill, Pen pen) {}

  private final TextStyle style;
  private final List<Entry> entries = new ArrayList<>();

  public Legend() {
    style = TextStyle.PLAIN.sized(12);
  }

  /** Adds a point. */
  public Legend dot(Symbol symbol, Colour fill, String words) {
    entries.add(new Entry(words, symbol, fill, null));
    return this;
  }

  /** Adds a line. */
  public Legend line(Pen pen, String words) {
    entries.add(new Entry(words, null, null, pen));
    return this;
  }

  /** Adds a filled area. */
  public Legend area(Colour fill, String words) {
    entries.add(new Entry(words, null, fill, null));
    return this;
  }

  /** The height that the legend needs in a given width, pixels. */
  public double height(double width) {
    double x = 0;
    double rows = entries.isEmpty() ? 0 : 1;
    for (Entry entry : entries) {
      double needed = SAMPLE + style.width(entry.words()) + GAP;
      if (x > 0 && x + needed - GAP > width) {
        rows++;
        x = 0;
      }
      x += needed;
    }
    return rows * ROW;
  }

  /** Draws it into a frame, from the upper left. */
  public void draw(Sheet sheet, Frame frame) {
    double x = frame.left();
    double y = frame.top() + ROW / 2;
    for (Entry entry : entries) {
      double needed = SAMPLE + style.width(entry.words()) + GAP;
      if (x > frame.left() && x + needed - GAP > frame.right()) {
        x = frame.left();
        y += ROW;
      }
      sample(sheet, entry, x, y);
      sheet.words(x + SAMPLE, y + 4, entry.words(), style);
      x += needed;
    }
  }

  private static void sample(Sheet sheet, Entry entry, double x, double y) {
    if (entry.symbol() != null) {
      sheet.add(new Mark.Dot(x + 8, y, 4.5, entry.symbol(), entry.fill(), null, ""));
    } else if (entry.pen() != null) {
      sheet.line(x, y, x + 16, y, entry.pen());
    } else {
      sheet.box(x, y - 5, 16, 10, entry.fill());
    }
  }
}
