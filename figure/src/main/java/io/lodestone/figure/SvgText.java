package io.lodestone.figure;

/** Writes a figure as Scalable Vector Graphics. */
final class SvgText {
  private final StringBuilder text = new StringBuilder();

  SvgText(Figure figure) {
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    number("width", figure.width());
    number("height", figure.height());
    text.append(" viewBox=\"0 0 ");
    append(figure.width()).append(' ');
    append(figure.height());
    // As wide as the font that words were measured with.
    text.append("\" font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\">\n");
    if (!figure.title().isEmpty()) {
      text.append("<title>").append(escaped(figure.title())).append("</title>\n");
    }
    text.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    figure.marks().forEach(this::write);
  }

  /** The whole drawing. */
  String finished() {
    return text + "</svg>\n";
  }

  private void write(Mark mark) {
    switch (mark) {
      case Mark.Curve curve -> {
        text.append("<polyline points=\"");
        points(curve.points());
        text.append("\" fill=\"none\" stroke-linejoin=\"round\"");
        stroke(curve.pen());
        text.append("/>\n");
      }
      case Mark.Area area -> {
        polygon(area.points(), area.fill(), area.outline());
        close("polygon", area.note());
      }
      case Mark.Box box -> {
        text.append("<rect");
        number("x", box.x());
        number("y", box.y());
        number("width", box.width());
        number("height", box.height());
        fill(box.fill());
        stroke(box.outline());
        close("rect", box.note());
      }
      case Mark.Dot dot when dot.symbol() == Symbol.CIRCLE -> {
        circle(dot.x(), dot.y(), dot.radius());
        fill(dot.fill());
        stroke(dot.outline());
        close("circle", dot.note());
      }
      case Mark.Dot dot -> {
        polygon(dot.symbol().corners(dot.x(), dot.y(), dot.radius()), dot.fill(), dot.outline());
        close("polygon", dot.note());
      }
      case Mark.Cloud cloud -> {
        for (int i = 0; i < cloud.colours().length; i++) {
          circle(cloud.points()[2 * i], cloud.points()[2 * i + 1], cloud.radius());
          fill(cloud.table()[cloud.colours()[i]]);
          text.append("/>\n");
        }
      }
      case Mark.Words words -> write(words);
    }
  }

  private void write(Mark.Words words) {
    TextStyle style = words.style();
    text.append("<text");
    number("x", words.x());
    number("y", words.y());
    number("font-size", style.size());
    switch (style.anchor()) {
      case START -> {}
      case MIDDLE -> text.append(" text-anchor=\"middle\"");
      case END -> text.append(" text-anchor=\"end\"");
    }
    if (style.bold()) {
      text.append(" font-weight=\"bold\"");
    }
    fill(style.colour());
    if (style.angle() != 0) {
      text.append(" transform=\"rotate(");
      append(-style.angle()).append(' ');
      append(words.x()).append(' ');
      append(words.y()).append(")\"");
    }
    text.append('>').append(escaped(words.text())).append("</text>\n");
  }

  private void polygon(double[] corners, Colour fill, Pen outline) {
    text.append("<polygon points=\"");
    points(corners);
    text.append('"');
    fill(fill);
    stroke(outline);
  }

  private void circle(double x, double y, double radius) {
    text.append("<circle");
    number("cx", x);
    number("cy", y);
    number("r", radius);
  }

  private void points(double[] points) {
    for (int i = 0; i < points.length; i += 2) {
      append(points[i]).append(',');
      append(points[i + 1]).append(i + 2 < points.length ? " " : "");
    }
  }

  private void fill(Colour colour) {
    text.append(" fill=\"").append(colour.hex()).append('"');
    if (colour.opacity() < 1) {
      number("fill-opacity", colour.opacity());
    }
  }

  private void stroke(Pen pen) {
    if (pen == null) {
      return;
    }
    text.append(" stroke=\"").append(pen.colour().hex()).append('"');
    number("stroke-width", pen.width());
    if (pen.colour().opacity() < 1) {
      number("stroke-opacity", pen.colour().opacity());
    }
    if (pen.dash() > 0) {
      number("stroke-dasharray", pen.dash());
    }
  }

  private void close(String element, String note) {
    if (note.isEmpty()) {
      text.append("/>\n");
    } else {
      text.append("><title>").append(escaped(note)).append("</title></");
      text.append(element).append(">\n");
    }
  }

  private void number(String name, double value) {
    text.append(' ').append(name).append("=\"");
    append(value).append('"');
  }

  /**
   * Two decimals at most: a hundredth of a pixel cannot be seen, and formatting is the cost of
   * large figures.
   */
  private StringBuilder append(double value) {
    long hundredths = Math.round(100 * value);
    if (hundredths < 0) {
      text.append('-');
      hundredths = -hundredths;
    }
    text.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest != 0) {
      text.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        text.append(rest % 10);
      }
    }
    return text;
  }

  private static String escaped(String words) {
    return words
        .replaceAll("\\p{Cntrl}", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
