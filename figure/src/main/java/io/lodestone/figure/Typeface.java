package io.lodestone.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of Liberation Sans as outlines, in units of the size of the type, y upwards.
 *
 * <p>Java's own fonts would need those of the machine and a library to find them, which bare
 * containers and compute nodes do not have.
 */
final class Typeface {
  private static final String FOLDER = "/com/mpobjects/jasperreports/fonts/liberation/";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎";
  private static final String FULL = "0123456789+−()";

  /** Size, and height of the base line, of raised and lowered figures. */
  private static final double SMALL = 0.65;

  private static final double UP = 0.36;
  private static final double DOWN = -0.16;

  private static final class Regular {
    static final Typeface FACE = new Typeface("LiberationSans-Regular.ttf");
  }

  private static final class Bold {
    static final Typeface FACE = new Typeface("LiberationSans-Bold.ttf");
  }

  /**
   * One letter.
   *
   * @param outline filled by the non-zero rule
   * @param advance room along the base line
   */
  record Letter(Path2D outline, double advance) {}

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerSize;
  private final Map<Integer, Letter> letters = new ConcurrentHashMap<>();

  private Typeface(String file) {
    try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IOException("the font " + file + " is missing from the libraries");
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerSize = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Typeface of(boolean bold) {
    return bold ? Bold.FACE : Regular.FACE;
  }

  /** The room of words along the base line, in sizes of the type. */
  double width(String words) {
    return words.codePoints().mapToDouble(point -> letter(point).advance()).sum();
  }

  /** The letter of a code point; a hollow box where the font has none. */
  Letter letter(int codePoint) {
    Letter known = letters.get(codePoint);
    if (known == null) {
      known = read(codePoint);
      letters.put(codePoint, known);
    }
    return known;
  }

  private Letter read(int codePoint) {
    int raised = RAISED.indexOf(codePoint);
    int lowered = LOWERED.indexOf(codePoint);
    if (raised >= 0 || lowered >= 0) {
      // The font has a few of these, of which some do not match each other.
      Letter full = letter(FULL.charAt(Math.max(raised, lowered)));
      AffineTransform placed = new AffineTransform(SMALL, 0, 0, SMALL, 0, raised >= 0 ? UP : DOWN);
      return new Letter(new Path2D.Double(full.outline(), placed), SMALL * full.advance());
    }
    try {
      // The parsed font reads its tables when they are first asked for and is not made for threads.
      synchronized (font) {
        int glyph = glyphs.getGlyphId(codePoint);
        GlyphData data = font.getGlyph().getGlyph(glyph);
        Path2D outline = new Path2D.Double();
        if (data != null) {
          AffineTransform scaled =
              AffineTransform.getScaleInstance(1 / unitsPerSize, 1 / unitsPerSize);
          outline.append(data.getPath().getPathIterator(scaled), false);
        }
        return new Letter(outline, font.getAdvanceWidth(glyph) / unitsPerSize);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
