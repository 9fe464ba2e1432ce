package io.lodestone.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Paints a figure dot by dot. */
final class PngPicture {
  private static final double INCH = 96;
  private static final double DOTS_PER_INCH = 300;
  private static final double MOST_DOTS = 50e6;

  private final BufferedImage image;
  private final Graphics2D brush;
  private final double dotsPerInch;

  PngPicture(Figure figure) {
    double area = figure.width() * figure.height();
    double scale = Math.min(DOTS_PER_INCH / INCH, Math.sqrt(MOST_DOTS / area));
    dotsPerInch = scale * INCH;
    image =
        new BufferedImage(
            (int) Math.ceil(figure.width() * scale),
            (int) Math.ceil(figure.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, image.getWidth(), image.getHeight());
    brush.scale(scale, scale);
    figure.marks().forEach(this::paint);
    brush.dispose();
  }

  byte[] bytes() {
    return new PngFile(image, dotsPerInch).bytes();
  }

  private void paint(Mark mark) {
    switch (mark) {
      case Mark.Curve curve -> draw(path(curve.points(), false), curve.pen());
      case Mark.Area area -> paint(path(area.points(), true), area.fill(), area.outline());
      case Mark.Box box ->
          paint(
              new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()),
              box.fill(),
              box.outline());
      case Mark.Dot dot when dot.symbol() == Symbol.CIRCLE ->
          paint(circle(dot.x(), dot.y(), dot.radius()), dot.fill(), dot.outline());
      case Mark.Dot dot ->
          paint(
              path(dot.symbol().corners(dot.x(), dot.y(), dot.radius()), true),
              dot.fill(),
              dot.outline());
      case Mark.Cloud cloud -> {
        for (int i = 0; i < cloud.colours().length; i++) {
          brush.setColor(color(cloud.table()[cloud.colours()[i]]));
          brush.fill(circle(cloud.points()[2 * i], cloud.points()[2 * i + 1], cloud.radius()));
        }
      }
      case Mark.Words words -> write(words);
    }
  }

  private void paint(Shape shape, Colour fill, Pen outline) {
    brush.setColor(color(fill));
    brush.fill(shape);
    if (outline != null) {
      draw(shape, outline);
    }
  }

  private void draw(Shape shape, Pen pen) {
    float[] dash = pen.dash() > 0 ? new float[] {(float) pen.dash()} : null;
    brush.setColor(color(pen.colour()));
    brush.setStroke(
        new BasicStroke(
            (float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
    brush.draw(shape);
  }

  private void write(Mark.Words words) {
    TextStyle style = words.style();
    Typeface face = Typeface.of(style.bold());
    double before =
        switch (style.anchor()) {
          case START -> 0;
          case MIDDLE -> 0.5;
          case END -> 1;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
    place.rotate(-Math.toRadians(style.angle()));
    place.scale(style.size(), -style.size());
    place.translate(-before * face.width(words.text()), 0);
    brush.setColor(color(style.colour()));
    words
        .text()
        .codePoints()
        .mapToObj(face::letter)
        .forEach(
            letter -> {
              brush.fill(place.createTransformedShape(letter.outline()));
              place.translate(letter.advance(), 0);
            });
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Path2D path(double[] points, boolean closed) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < points.length; i += 2) {
      if (i == 0) {
        path.moveTo(points[0], points[1]);
      } else {
        path.lineTo(points[i], points[i + 1]);
      }
    }
    if (closed && points.length > 0) {
      path.closePath();
    }
    return path;
  }

  private static Color color(Colour colour) {
    return new Color(
        colour.red(), colour.green(), colour.blue(), (int) Math.round(255 * colour.opacity()));
  }
}
