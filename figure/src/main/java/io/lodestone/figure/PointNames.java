package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Names beside points, each where it hides least: neither other points nor names that were added
 * before, and inside a frame.
 */
public final class PointNames {
  private static final double GAP = 3;

  /** Rings around a point in which room is sought, each one height of the type further out. */
  private static final int REACHES = 3;

  /** Directions in which a name may lie from its point, the usual one first: below. */
  private static final double[][] SIDES = {
    {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {0.8, 0.8}, {-0.8, 0.8}, {0.8, -0.8}, {-0.8, -0.8}
  };

  private record Point(double x, double y, double radius, String name) {
    Frame frame() {
      return new Frame(x - radius, y - radius, x + radius, y + radius);
    }
  }

  private final TextStyle style;
  private final List<Point> points = new ArrayList<>();

  /** Names of a style, whose anchor does not matter. */
  public PointNames(TextStyle style) {
    this.style = style.centred();
  }

  /** Adds a point; an empty name only keeps others off it. */
  public PointNames add(double x, double y, double radius, String name) {
    points.add(new Point(x, y, radius, name));
    return this;
  }

  /** Writes the names, on a ground that lets lines below them shine through a little. */
  public void draw(Sheet sheet, Frame limits) {
    List<Frame> taken = new ArrayList<>(points.stream().map(Point::frame).toList());
    for (Point point : points) {
      if (!point.name().isEmpty()) {
        Frame place = place(point, taken, limits);
        taken.add(place);
        Colour ground = Colour.WHITE.withOpacity(0.7);
        sheet.box(place.left(), place.top(), place.width(), place.height(), ground);
        sheet.words(
            (place.left() + place.right()) / 2,
            place.bottom() - 0.22 * style.size(),
            point.name(),
            style);
      }
    }
  }

  private Frame place(Point point, List<Frame> taken, Frame limits) {
    double half = style.width(point.name()) / 2 + 1;
    double tall = style.size() / 2;
    Frame best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int reach = 0; reach < REACHES && least > 0; reach++) {
      for (double[] side : SIDES) {
        double away = point.radius() + GAP + reach * style.size();
        double x = point.x() + side[0] * (away + half);
        double y = point.y() + side[1] * (away + tall);
        Frame frame = new Frame(x - half, y - tall, x + half, y + tall);
        double hidden = 4 * half * tall - shared(frame, limits);
        for (Frame other : taken) {
          hidden += shared(frame, other);
        }
        if (hidden < least - 1e-9) {
          least = hidden < 1e-6 ? 0 : hidden;
          best = frame;
        }
      }
    }
    return best;
  }

  /** The area that two frames share. */
  private static double shared(Frame one, Frame other) {
    double width = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
    double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
    return Math.max(0, width) * Math.max(0, height);
  }
}
