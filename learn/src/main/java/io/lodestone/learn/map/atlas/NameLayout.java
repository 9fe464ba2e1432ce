package io.lodestone.learn.map.atlas;

import io.lodestone.figure.Colour;
import io.lodestone.figure.Frame;
import io.lodestone.figure.Pen;
import io.lodestone.figure.Sheet;
import io.lodestone.figure.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets names on a figure so that none covers another: in the middle of their materials or, where
 * another one stands there, a little off, tied to it by a line. Names for which there is no room
 * are left out.
 */
final class NameLayout {
  private static final TextStyle STYLE = TextStyle.PLAIN.sized(12.5).heavy().centred();
  private static final double HIGH = 16;
  private static final double[] AWAY = {0, 18, 34, 52, 72};
  private static final int DIRECTIONS = 12;

  private final Sheet sheet;
  private final Frame panel;
  private final List<Frame> taken = new ArrayList<>();

  NameLayout(Sheet sheet, Frame panel) {
    this.sheet = sheet;
    this.panel = panel;
  }

  void draw(List<PlaceName> names, MapFigure.View view) {
    for (PlaceName name : names) {
      place(name.text(), view.x(name.x()), view.y(name.y()));
    }
  }

  private void place(String text, double x, double y) {
    double width = STYLE.width(text) + 8;
    for (double away : AWAY) {
      for (int direction = 0; direction < (away == 0 ? 1 : DIRECTIONS); direction++) {
        double angle = 2 * Math.PI * direction / DIRECTIONS - Math.PI / 2;
        // Words are wide: to the side they have to go farther.
        double left = x + Math.cos(angle) * (away + (away > 0 ? width / 3 : 0)) - width / 2;
        double top = y + Math.sin(angle) * away - HIGH / 2;
        Frame room = new Frame(left, top, left + width, top + HIGH);
        if (isFree(room)) {
          taken.add(room);
          draw(text, room, x, y, away);
          return;
        }
      }
    }
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

  private void draw(String text, Frame room, double x, double y, double away) {
    double middle = (room.left() + room.right()) / 2;
    if (away > 0) {
      double end = room.top() > y ? room.top() : room.bottom() < y ? room.bottom() : y;
      sheet.line(x, y, Math.clamp(x, room.left(), room.right()), end, Pen.of(Colour.STONE, 0.8));
    }
    sheet.box(room.left(), room.top(), room.width(), room.height(), Colour.WHITE.withOpacity(0.78));
    sheet.words(middle, room.bottom() - 4, text, STYLE);
  }
}
