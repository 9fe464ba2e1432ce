package io.lodestone.figure;

/** The key to a colour map: a strip of its colours with an axis. */
public record ColourBar(ColourMap map, Axis axis) {
  private static final int STEPS = 100;
  private static final double THICK = 14;
  private static final TextStyle LABEL = TextStyle.PLAIN.sized(12);

  /** Draws the colours alone, upright, the first below. */
  public void drawStrip(Sheet sheet, double left, double top, double height) {
    double step = height / STEPS;
    for (int i = 0; i < STEPS; i++) {
      // A little overlap, lest the ground shines through between the steps.
      sheet.box(left, top + height - (i + 1) * step, THICK, step + 0.3, map.at((i + 0.5) / STEPS));
    }
  }

  /** Draws it upright, from a lower left corner upwards, with ticks and title on its right. */
  public void drawUpright(Sheet sheet, double left, double top, double height) {
    drawStrip(sheet, left, top, height);
    double widest = 0;
    for (Tick tick : axis.ticks()) {
      if (axis.shows(tick.value())) {
        double y = top + height * (1 - axis.place(tick.value()));
        sheet.line(left + THICK, y, left + THICK + 4, y, Pen.of(Colour.STONE, 1));
        sheet.words(left + THICK + 7, y + 4, tick.label(), LABEL);
        widest = Math.max(widest, LABEL.width(tick.label()));
      }
    }
    sheet.words(
        left + THICK + widest + 24,
        top + height / 2,
        axis.title(),
        TextStyle.PLAIN.centred().turned(90));
  }

  /** Draws it flat, with ticks below and the title on its right. */
  public void drawFlat(Sheet sheet, double left, double top, double width) {
    double step = width / STEPS;
    for (int i = 0; i < STEPS; i++) {
      sheet.box(left + i * step, top, step + 0.3, THICK, map.at((i + 0.5) / STEPS));
    }
    for (Tick tick : axis.ticks()) {
      if (axis.shows(tick.value())) {
        double x = left + width * axis.place(tick.value());
        sheet.line(x, top + THICK, x, top + THICK + 4, Pen.of(Colour.STONE, 1));
        sheet.words(x, top + THICK + 17, tick.label(), LABEL.centred());
      }
    }
    sheet.words(left + width + 20, top + THICK - 2, axis.title(), TextStyle.PLAIN);
  }
}
