package io.lodestone.learn.map.atlas;

import io.lodestone.figure.Colour;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets names on a figure so that none covers another: as near to the middle of their materials as
 * leaves these to be seen, tied to it by a line where that is some way off. Names for which there
 * is no room are left out.
 */
final class NameLayout {
  private static final TextStyle STYLE = TextStyle.PLAIN.sized(12.5).heavy().centred();
  private static final double HIGH = 16;
  private static final double[] AWAY = {0, 18, 34, 52, 72};
  private static final int DIRECTIONS = 12;

  /** How far off a name is set, in pixels, rather than over another point. */
  private static final double POINT = 4;

  /** Over so many points a name does no more harm than over more. */
  private static final int MANY = 12;

  /** A name farther off has a line to its place. */
  private static final double TIED = 20;

  private final Sheet sheet;
  private final Frame panel;
  private final double[] points;
  private final List<Frame> taken = new ArrayList<>();

  /** Names among points x, y, x, y, … in pixels. */
  NameLayout(Sheet sheet, Frame panel, double[] points) {
    this.sheet = sheet;
    this.panel = panel;
    this.points = points;
  }

  void draw(List<PlaceName> names, MapFigure.View view) {
    for (PlaceName name : names) {
      place(name.text(), view.x(name.x()), view.y(name.y()));
    }
  }

  private void place(String text, double x, double y) {
    double width = STYLE.width(text) + 8;
    Frame best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double away : AWAY) {
      for (int direction = 0; direction < (away == 0 ? 1 : DIRECTIONS); direction++) {
        double angle = 2 * Math.PI * direction / DIRECTIONS - Math.PI / 2;
        // Words are wide: to the side they have to go farther.
        double left = x + Math.cos(angle) * (away + (away > 0 ? width / 2.4 : 0)) - width / 2;
        double top = y + Math.sin(angle) * away - HIGH / 2;
        Frame room = new Frame(left, top, left + width, top + HIGH);
        double harm = away + POINT * covered(room);
        if (harm < least && isFree(room)) {
          least = harm;
          best = room;
        }
      }
    }
    if (best != null) {
      taken.add(best);
      draw(text, best, x, y);
    }
  }

  private int covered(Frame room) {
    int covered = 0;
    for (int i = 0; i < points.length && covered < MANY; i += 2) {
      boolean within =
          points[i] > room.left()
              && points[i] < room.right()
              && points[i + 1] > room.top()
              && points[i + 1] < room.bottom();
      covered += within ? 1 : 0;
    }
    return covered;
  }

  private boolean isFree(Frame room) {
    return room.left() >= panel.left()
        && room.right() <= panel.right()
        && room.top() >= panel.top()
        && room.bottom() <= panel.bottom()
        && taken.stream()
            .noneMatch(
                other ->
                    room.left() < other.right()
                        && other.left() < room.right()
                        && room.top() < other.bottom()
                        && other.top() < room.bottom());
  }

  private void draw(String text, Frame room, double x, double y) {
    double endX = Math.clamp(x, room.left(), room.right());
    double endY = Math.clamp(y, room.top(), room.bottom());
    if (Math.hypot(x - endX, y - endY) > TIED) {
      sheet.line(x, y, endX, endY, Pen.of(Colour.STONE, 0.8));
    }
    sheet.box(room.left(), room.top(), room.width(), room.height(), Colour.WHITE.withOpacity(0.78));
    sheet.words((room.left() + room.right()) / 2, room.bottom() - 4, text, STYLE);
  }
}
