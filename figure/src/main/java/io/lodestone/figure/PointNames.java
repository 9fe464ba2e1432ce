package io.lodestone.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of points and places, each where it hides least: as near as leaves points to be seen, tied
 * to its own by a line where that is some way off. No name covers another or goes beyond a frame;
 * names for which there is no room are left out, so the most important are added first.
 */
public final class PointNames {
  private static final double GAP = 3;

  /** How far a name moves out where there is no room. */
  private static final double STEP = 14;

  private static final int STEPS = 6;

  /** Hours of a clock at which a name may lie, the usual ones first: below, above, beside. */
  private static final int[] HOURS = {6, 12, 3, 9, 5, 7, 11, 1, 4, 8, 10, 2};

  private static final int[] ON = {12};

  /** How far off a name is set rather than over a point, in radii of the point. */
  private static final double HIDDEN = 3;

  /** Over many points a name does no more harm than so far off. */
  private static final double MOST_HARM = 48;

  /** A name farther off has a line to its point. */
  private static final double TIED = 20;

  private record Point(double x, double y, double radius) {
    boolean isUnder(Frame room) {
      return x > room.left() - radius
          && x < room.right() + radius
          && y > room.top() - radius
          && y < room.bottom() + radius;
    }
  }

  /**
   * A name that keeps clear of the point it belongs to; one that may lie on it has nothing clear.
   */
  private record Name(double x, double y, double clear, String text) {}

  private record Label(Name name, Frame room) {}

  private final TextStyle style;

  /** Each once: what many points at one place hide is one place. */
  private final Set<Point> points = new LinkedHashSet<>();

  private final List<Name> names = new ArrayList<>();

  /** Names of a style, whose anchor does not matter. */
  public PointNames(TextStyle style) {
    this.style = style.centred();
  }

  /** Adds a point, with a name beside it; an empty name only keeps others off it. */
  public PointNames add(double x, double y, double radius, String name) {
    points.add(new Point(x, y, radius));
    if (!name.isEmpty()) {
      names.add(new Name(x, y, radius + GAP, name));
    }
    return this;
  }

  /** Adds a name of a place without a point, on which it lies if it can. */
  public PointNames addPlace(double x, double y, String name) {
    names.add(new Name(x, y, 0, name));
    return this;
  }

  /** Writes the names, on a ground that lets lines below them shine through a little. */
  public void draw(Sheet sheet, Frame limits) {
    List<Label> labels = new ArrayList<>();
    for (Name name : names) {
      Frame room = room(name, labels, limits);
      if (room != null) {
        labels.add(new Label(name, room));
      }
    }
    labels.forEach(label -> tie(sheet, label));
    Colour ground = Colour.WHITE.withOpacity(0.75);
    for (Label label : labels) {
      Frame room = label.room();
      sheet.box(room.left(), room.top(), room.width(), room.height(), ground);
      sheet.words(
          (room.left() + room.right()) / 2,
          room.bottom() - 0.3 * style.size(),
          label.name().text(),
          style);
    }
  }

  /** The best room for a name, or null. */
  private Frame room(Name name, List<Label> taken, Frame limits) {
    double half = style.width(name.text()) / 2 + 2;
    double tall = 0.6 * style.size();
    double reach = name.clear() + STEPS * STEP;
    Frame whole =
        new Frame(
            name.x() - 2 * half - reach,
            name.y() - 2 * tall - reach,
            name.x() + 2 * half + reach,
            name.y() + 2 * tall + reach);
    List<Point> near = points.stream().filter(point -> point.isUnder(whole)).toList();
    Frame best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= STEPS && step * STEP < least; step++) {
      boolean on = step == 0 && name.clear() == 0;
      for (int hour : on ? ON : HOURS) {
        double angle = Math.PI * (hour - 3) / 6;
        double away = name.clear() + step * STEP;
        // So far that the nearest edge of the name is as far off as it should be.
        double far =
            on
                ? 0
                : Math.min(
                    (half + away) / Math.abs(Math.cos(angle)),
                    (tall + away) / Math.abs(Math.sin(angle)));
        double x = name.x() + far * Math.cos(angle);
        double y = name.y() + far * Math.sin(angle);
        Frame room = new Frame(x - half, y - tall, x + half, y + tall);
        double harm = step * STEP + harm(room, near);
        if (harm < least - 1e-9 && isFree(room, taken, limits)) {
          least = harm;
          best = room;
        }
      }
    }
    return best;
  }

  private static double harm(Frame room, List<Point> points) {
    double harm = 0;
    for (Point point : points) {
      if (point.isUnder(room)) {
        harm += HIDDEN * point.radius();
      }
    }
    return Math.min(harm, MOST_HARM);
  }

  private static boolean isFree(Frame room, List<Label> taken, Frame limits) {
    return room.left() >= limits.left()
        && room.right() <= limits.right()
        && room.top() >= limits.top()
        && room.bottom() <= limits.bottom()
        && taken.stream()
            .map(Label::room)
            .noneMatch(
                other ->
                    room.left() < other.right()
                        && other.left() < room.right()
                        && room.top() < other.bottom()
                        && other.top() < room.bottom());
  }

  private static void tie(Sheet sheet, Label label) {
    Name name = label.name();
    double x = Math.clamp(name.x(), label.room().left(), label.room().right());
    double y = Math.clamp(name.y(), label.room().top(), label.room().bottom());
    if (Math.hypot(name.x() - x, name.y() - y) > TIED) {
      sheet.line(name.x(), name.y(), x, y, Pen.of(Colour.STONE, 0.8));
    }
  }
}
