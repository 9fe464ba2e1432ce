package io.lodestone.figure;

import java.util.Arrays;

/** A panel of a sheet between two axes, on which marks are set by their values. */
public final class Plot {
  /** Room that a caption takes above a plot, pixels. */
  public static final double CAPTION = 20;

  private static final TextStyle LABEL = TextStyle.PLAIN.sized(12);
  private static final TextStyle TITLE = TextStyle.PLAIN.sized(13.5);
  private static final Pen EDGE = Pen.of(Colour.STONE, 1);
  private static final Pen GRID = Pen.of(Colour.PALE, 0.8);
  private static final double MARGIN = 14;
  private static final double TICK = 5;

  private final Sheet sheet;
  private final Axis horizontal;
  private final Axis vertical;
  private final Frame panel;

  private Plot(Sheet sheet, Axis horizontal, Axis vertical, Frame panel) {
    this.sheet = sheet;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.panel = panel;
  }

  /** A plot that fills the free part of a sheet. */
  public static Plot on(Sheet sheet, Axis horizontal, Axis vertical) {
    return within(sheet, sheet.free(), horizontal, vertical);
  }

  /**
   * A plot whose panel, labels and titles fill a frame; edges, ticks and grid are drawn at once.
   */
  public static Plot within(Sheet sheet, Frame frame, Axis horizontal, Axis vertical) {
    double widest = labelWidth(vertical, frame);
    double left = MARGIN + TICK + 4 + widest + (vertical.title().isEmpty() ? 0 : 22);
    double bottom = MARGIN + TICK + 14 + (horizontal.title().isEmpty() ? 0 : 20);
    double top = Math.max(8, LABEL.size() / 2 + 4);
    Plot plot = new Plot(sheet, horizontal, vertical, frame.inset(left, top, MARGIN + 8, bottom));
    plot.drawAxes(frame);
    return plot;
  }

  private static double labelWidth(Axis axis, Frame frame) {
    double widest =
        axis.ticks().stream().mapToDouble(tick -> LABEL.width(tick.label())).max().orElse(0);
    return Math.min(widest, 0.45 * frame.width());
  }

  private void drawAxes(Frame frame) {
    for (Tick tick : horizontal.ticks()) {
      double x = x(tick.value());
      if (horizontal.hasGrid() && !tick.label().isEmpty()) {
        sheet.line(x, panel.top(), x, panel.bottom(), GRID);
      }
    }
    double room = panel.left() - TICK - 4;
    for (Tick tick : vertical.ticks()) {
      double y = y(tick.value());
      if (vertical.hasGrid() && !tick.label().isEmpty()) {
        sheet.line(panel.left(), y, panel.right(), y, GRID);
      }
    }
    for (Tick tick : horizontal.ticks()) {
      double x = x(tick.value());
      double length = tick.label().isEmpty() ? TICK / 2 : TICK;
      sheet.line(x, panel.bottom(), x, panel.bottom() + length, EDGE);
      String label =
          horizontal.hasGrid()
              ? tick.label()
              : LABEL.shortened(tick.label(), panel.width() / horizontal.ticks().size() - 4);
      sheet.words(x, panel.bottom() + TICK + 12, label, LABEL.centred());
    }
    double widest = 0;
    for (Tick tick : vertical.ticks()) {
      double y = y(tick.value());
      double length = tick.label().isEmpty() ? TICK / 2 : TICK;
      sheet.line(panel.left() - length, y, panel.left(), y, EDGE);
      String label = LABEL.shortened(tick.label(), 0.45 * frame.width());
      widest = Math.max(widest, LABEL.width(label));
      sheet.words(room, y + 0.36 * LABEL.size(), label, LABEL.ending());
    }
    edges();
    String below = TITLE.shortened(horizontal.title(), frame.width() - 2);
    // Under the middle of the panel, as far as the frame has room.
    double half = TITLE.width(below) / 2;
    double middle =
        Math.max(
            frame.left() + half + 1,
            Math.min((panel.left() + panel.right()) / 2, frame.right() - half - 1));
    sheet.words(middle, panel.bottom() + TICK + 32, below, TITLE.centred());
    String beside = TITLE.shortened(vertical.title(), frame.height() - 2);
    double length = TITLE.width(beside) / 2;
    double centre =
        Math.max(
            frame.top() + length + 1,
            Math.min((panel.top() + panel.bottom()) / 2, frame.bottom() - length - 1));
    sheet.words(room - widest - 10, centre, beside, TITLE.centred().turned(90));
  }

  private void edges() {
    sheet.curve(
        new double[] {
          panel.left(),
          panel.top(),
          panel.right(),
          panel.top(),
          panel.right(),
          panel.bottom(),
          panel.left(),
          panel.bottom(),
          panel.left(),
          panel.top()
        },
        EDGE);
  }

  /** Words above the panel, small, ending at its right edge. */
  public Plot caption(String words) {
    TextStyle style = TextStyle.PLAIN.sized(11.5);
    double room = panel.right() - 6;
    sheet.words(panel.right(), panel.top() - 8, style.shortened(words, room), style.ending());
    return this;
  }

  /** The sheet, for marks by pixels. */
  public Sheet sheet() {
    return sheet;
  }

  /** The rectangle between the axes. */
  public Frame panel() {
    return panel;
  }

  /** The pixel of a horizontal value. */
  public double x(double value) {
    return panel.left() + horizontal.place(value) * panel.width();
  }

  /** The pixel of a vertical value. */
  public double y(double value) {
    return panel.bottom() - vertical.place(value) * panel.height();
  }

  /** A round point; none where it would lie outside the panel. */
  public Plot dot(double x, double y, double radius, Colour fill, String note) {
    return dot(x, y, radius, Symbol.CIRCLE, fill, null, note);
  }

  /** A point; none where it would lie outside the panel. */
  public Plot dot(
      double x, double y, double radius, Symbol symbol, Colour fill, Pen outline, String note) {
    if (horizontal.shows(x) && vertical.shows(y)) {
      sheet.add(new Mark.Dot(x(x), y(y), radius, symbol, fill, outline, note));
    }
    return this;
  }

  /** Round points of one colour without notes; those outside the panel are left out. */
  public Plot cloud(double[] xs, double[] ys, double radius, Colour colour) {
    return cloud(xs, ys, radius, new int[xs.length], new Colour[] {colour});
  }

  /**
   * Round points without notes; those outside the panel are left out.
   *
   * @param colours for each point the number of its colour in the table
   */
  public Plot cloud(double[] xs, double[] ys, double radius, int[] colours, Colour[] table) {
    double[] points = new double[2 * xs.length];
    int[] kept = new int[xs.length];
    int count = 0;
    for (int i = 0; i < xs.length; i++) {
      if (horizontal.shows(xs[i]) && vertical.shows(ys[i])) {
        points[2 * count] = x(xs[i]);
        points[2 * count + 1] = y(ys[i]);
        kept[count++] = colours[i];
      }
    }
    sheet.add(
        new Mark.Cloud(
            Arrays.copyOf(points, 2 * count), radius, Arrays.copyOf(kept, count), table));
    return this;
  }

  /** A line through points, as far as it lies in the panel. */
  public Plot line(double[] xs, double[] ys, Pen pen) {
    double[] pixels = new double[2 * xs.length];
    for (int i = 0; i < xs.length; i++) {
      pixels[2 * i] = x(xs[i]);
      pixels[2 * i + 1] = y(ys[i]);
    }
    new Clipping(panel).runs(pixels).forEach(run -> sheet.curve(run, pen));
    return this;
  }

  /** A straight line between two points, as far as it lies in the panel. */
  public Plot line(double x1, double y1, double x2, double y2, Pen pen) {
    return line(new double[] {x1, x2}, new double[] {y1, y2}, pen);
  }

  /** The area between two lines over the same places, cut off at the panel's edges. */
  public Plot band(double[] xs, double[] lower, double[] upper, Colour fill) {
    int n = xs.length;
    double[] corners = new double[4 * n];
    for (int i = 0; i < n; i++) {
      corners[2 * i] = inX(xs[i]);
      corners[2 * i + 1] = inY(upper[i]);
      corners[4 * n - 2 * i - 2] = inX(xs[i]);
      corners[4 * n - 2 * i - 1] = inY(lower[i]);
    }
    sheet.area(corners, fill);
    return this;
  }

  /** A filled rectangle between two corners, cut off at the panel's edges. */
  public Plot bar(double x1, double y1, double x2, double y2, Colour fill, String note) {
    double left = Math.min(inX(x1), inX(x2));
    double top = Math.min(inY(y1), inY(y2));
    sheet.box(left, top, Math.abs(inX(x2) - inX(x1)), Math.abs(inY(y2) - inY(y1)), fill, note);
    return this;
  }

  private double inX(double value) {
    return Math.clamp(x(value), panel.left(), panel.right());
  }

  private double inY(double value) {
    return Math.clamp(y(value), panel.top(), panel.bottom());
  }
}
