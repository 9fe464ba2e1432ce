package io.lodestone.learn.map.atlas;

import io.lodestone.figure.Colour;
import io.lodestone.figure.ColourBar;
import io.lodestone.figure.ColourMap;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Mark;
import io.lodestone.figure.Pen;
import io.lodestone.figure.PointNames;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.Symbol;
import io.lodestone.figure.TextStyle;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.learn.map.MaterialsMap;
import io.lodestone.learn.map.quality.MapQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A map as a figure: a point for each material, equal lengths on both axes, names in the middle of
 * their materials where there is room, and rings around points at which the map is wrong.
 *
 * @param map of two coordinates or more, of which the first two are drawn
 * @param title what it is a map of
 * @param colour the column by which points are coloured; null for one colour
 * @param names for places, the most important first
 * @param placed other materials, drawn as diamonds
 * @param placedNames their names
 */
public record MapFigure(
    MaterialsMap map,
    String title,
    Column colour,
    List<PlaceName> names,
    Optional<MaterialsMap.Placement> placed,
    List<String> placedNames) {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 720;
  private static final double KEY = 190;
  private static final double ROOM = 26;

  /** Points up to which each has a note that a browser shows, and an outline. */
  private static final int NOTED = 4000;

  /** Below this trustworthiness a point has a ring. */
  private static final double UNTRUE = 0.7;

  private static final int MOST_PLACED_NAMES = 25;
  private static final TextStyle SMALL = TextStyle.PLAIN.sized(12).coloured(Colour.STONE);
  private static final TextStyle KEY_STYLE = TextStyle.PLAIN.sized(12);
  private static final TextStyle NAME = TextStyle.PLAIN.sized(12.5).heavy();
  private static final Colour RING = Colour.of("#b2182b");

  /** The drawing. */
  public Figure figure() {
    Sheet sheet = new Sheet(WIDTH, HEIGHT).title(title);
    sheet.words(16, 46, SMALL.shortened(qualityText(), WIDTH - 32), SMALL);
    Frame panel = new Frame(40, 62, WIDTH - KEY - 24, HEIGHT - 40);
    sheet.add(
        new Mark.Box(
            panel.left(),
            panel.top(),
            panel.width(),
            panel.height(),
            Colour.of("#fbfbfb"),
            Pen.of(Colour.PALE, 1),
            ""));
    List<String> axes = map.axes();
    sheet.words(
        (panel.left() + panel.right()) / 2, panel.bottom() + 22, axes.getFirst(), SMALL.centred());
    if (axes.size() > 1) {
      sheet.words(
          panel.left() - 12,
          (panel.top() + panel.bottom()) / 2,
          axes.get(1),
          SMALL.centred().turned(90));
    }
    View view = View.of(all(), panel.inset(ROOM, ROOM, ROOM, ROOM));
    MapColour colours = MapColour.by(colour, map.size());
    points(sheet, view, colours);
    int rings = rings(sheet, view);
    placedPoints(sheet, view);
    names(sheet, panel, view);
    key(sheet, panel, colours, rings);
    return sheet.figure();
  }

  private String qualityText() {
    MapQuality quality = map.quality();
    return String.format(
        Locale.ROOT,
        "trustworthiness %.3f · continuity %.3f · %.0f %% of %d neighbours kept · stress %.2f%s",
        quality.whole().trustworthiness(),
        quality.whole().continuity(),
        100 * quality.whole().preservation(),
        quality.neighbours(),
        quality.whole().stress(),
        quality.complete() ? "" : " · measured at " + quality.measured().length);
  }

  /** Points x, y, x, y, … of the map and of what was placed. */
  private double[] all() {
    double[] own = plane(map.coordinates());
    double[] others = placed.map(some -> plane(some.coordinates())).orElse(new double[0]);
    double[] all = new double[own.length + others.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(others, 0, all, own.length, others.length);
    return all;
  }

  private double[] plane(double[] coordinates) {
    int dimensions = map.dimensions();
    double[] plane = new double[coordinates.length / dimensions * 2];
    for (int i = 0; i < plane.length / 2; i++) {
      plane[2 * i] = coordinates[i * dimensions];
      plane[2 * i + 1] = dimensions > 1 ? coordinates[i * dimensions + 1] : 0;
    }
    return plane;
  }

  private double radius() {
    int n = map.size();
    return n <= 150 ? 5 : n <= 600 ? 4 : n <= 2500 ? 3 : n <= 12_000 ? 2 : n <= 50_000 ? 1.3 : 0.9;
  }

  private void points(Sheet sheet, View view, MapColour colours) {
    double[] pixels = view.pixels(plane(map.coordinates()));
    Colour[] table = new Colour[colours.table().length];
    for (int i = 0; i < table.length; i++) {
      table[i] = colours.table()[i].withOpacity(0.85);
    }
    if (map.size() > NOTED) {
      sheet.add(new Mark.Cloud(pixels, radius(), colours.numbers(), table));
      return;
    }
    Dataset own = map.table();
    Pen outline = Pen.of(Colour.WHITE, 0.7);
    for (int row = 0; row < map.size(); row++) {
      String note = own.ids().get(row) + (colour == null ? "" : note(row));
      sheet.add(
          new Mark.Dot(
              pixels[2 * row],
              pixels[2 * row + 1],
              radius(),
              Symbol.CIRCLE,
              table[colours.numbers()[row]],
              outline,
              note));
    }
  }

  private String note(int row) {
    return switch (colour) {
      case NumberColumn numbers ->
          String.format(Locale.ROOT, "; %s %.4g", numbers.name(), numbers.value(row));
      case TextColumn text ->
          "; " + text.name() + " " + (text.isMissing(row) ? "–" : text.value(row));
    };
  }

  private int rings(Sheet sheet, View view) {
    MapQuality quality = map.quality();
    double[] pixels = view.pixels(plane(map.coordinates()));
    int rings = 0;
    for (int i = 0; i < quality.measured().length; i++) {
      if (quality.trustworthiness()[i] < UNTRUE) {
        int row = quality.measured()[i];
        ring(sheet, pixels[2 * row], pixels[2 * row + 1], radius() + 1.8);
        rings++;
      }
    }
    return rings;
  }

  private static void ring(Sheet sheet, double x, double y, double radius) {
    double[] circle = new double[2 * 25];
    for (int i = 0; i < 25; i++) {
      circle[2 * i] = x + radius * Math.cos(Math.PI * i / 12);
      circle[2 * i + 1] = y + radius * Math.sin(Math.PI * i / 12);
    }
    sheet.curve(circle, Pen.of(RING, 1.1));
  }

  private void placedPoints(Sheet sheet, View view) {
    if (placed.isEmpty()) {
      return;
    }
    double[] pixels = view.pixels(plane(placed.get().coordinates()));
    for (int i = 0; i < pixels.length / 2; i++) {
      boolean near = placed.get().usual()[i];
      String name = placedNames.get(i);
      String note = name + (near ? "" : "; far from all materials of the map");
      diamond(sheet, pixels[2 * i], pixels[2 * i + 1], near, note);
    }
  }

  private void names(Sheet sheet, Frame panel, View view) {
    PointNames labels = new PointNames(NAME);
    double[] pixels = view.pixels(all());
    for (int i = 0; i < pixels.length; i += 2) {
      labels.add(pixels[i], pixels[i + 1], radius(), "");
    }
    Stream.concat(namesOfPlaced().stream(), names.stream())
        .forEach(name -> labels.addPlace(view.x(name.x()), view.y(name.y()), name.text()));
    labels.draw(sheet, panel);
  }

  private List<PlaceName> namesOfPlaced() {
    double[] points = placed.map(some -> plane(some.coordinates())).orElse(new double[0]);
    List<PlaceName> there = new ArrayList<>();
    for (int i = 0; i < points.length / 2 && points.length / 2 <= MOST_PLACED_NAMES; i++) {
      there.add(new PlaceName(placedNames.get(i), points[2 * i], points[2 * i + 1], 1));
    }
    return there;
  }

  private void key(Sheet sheet, Frame panel, MapColour colours, int rings) {
    double left = panel.right() + 18;
    double top = panel.top() + 10;
    switch (colours) {
      case MapColour.Scale scale -> {
        new ColourBar(ColourMap.VIRIDIS, scale.axis())
            .drawUpright(sheet, left, top, 0.45 * panel.height());
        top += 0.45 * panel.height() + 34;
      }
      case MapColour.Kinds kinds -> {
        if (!kinds.names().isEmpty()) {
          sheet.words(left, top, kinds.title(), KEY_STYLE.heavy());
          top += 22;
        }
        for (int kind = 0; kind < kinds.names().size(); kind++) {
          sheet.dot(left + 6, top - 4, 5, kinds.table()[kind], "");
          String name = KEY_STYLE.shortened(kinds.names().get(kind), KEY - 22);
          sheet.words(left + 18, top, name, KEY_STYLE);
          top += 20;
        }
        top += 14;
      }
    }
    if (rings > 0) {
      ring(sheet, left + 6, top - 4, 5.5);
      sheet.words(left + 18, top, "the map is wrong here:", KEY_STYLE);
      sheet.words(left + 18, top + 16, "trust below " + UNTRUE + " (" + rings + ")", KEY_STYLE);
      top += 38;
    }
    if (placed.isPresent()) {
      diamond(sheet, left + 6, top - 4, true, "");
      sheet.words(left + 18, top, "placed into the map", KEY_STYLE);
      diamond(sheet, left + 6, top + 18, false, "");
      sheet.words(left + 18, top + 22, "placed, but far from", KEY_STYLE);
      sheet.words(left + 18, top + 38, "all of its materials", KEY_STYLE);
    }
  }

  private void diamond(Sheet sheet, double x, double y, boolean near, String note) {
    Colour fill = near ? Colour.INK : Colour.WHITE;
    sheet.add(
        new Mark.Dot(x, y, radius() + 2, Symbol.DIAMOND, fill, Pen.of(Colour.INK, 1.4), note));
  }

  /**
   * From coordinates to pixels, equally long on both axes.
   *
   * @param scale pixels for a unit
   */
  record View(double scale, double middleX, double middleY, Frame frame) {
    static View of(double[] points, Frame frame) {
      double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
      double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
      for (int i = 0; i < points.length; i++) {
        least[i % 2] = Math.min(least[i % 2], points[i]);
        most[i % 2] = Math.max(most[i % 2], points[i]);
      }
      double wide = Math.max(most[0] - least[0], Double.MIN_NORMAL);
      double high = Math.max(most[1] - least[1], Double.MIN_NORMAL);
      double scale = Math.min(frame.width() / wide, frame.height() / high);
      return new View(scale, (least[0] + most[0]) / 2, (least[1] + most[1]) / 2, frame);
    }

    double[] pixels(double[] points) {
      double[] pixels = new double[points.length];
      for (int i = 0; i < points.length; i += 2) {
        pixels[i] = x(points[i]);
        pixels[i + 1] = y(points[i + 1]);
      }
      return pixels;
    }

    double x(double value) {
      return (frame.left() + frame.right()) / 2 + (value - middleX) * scale;
    }

    double y(double value) {
      return (frame.top() + frame.bottom()) / 2 - (value - middleY) * scale;
    }
  }
}
