package io.lodestone.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts lines off at the edges of a frame (Liang and Barsky, ACM Trans. Graph. 3, 1, 1984). */
record Clipping(Frame frame) {
  /** The parts of a line through points x, y, x, y, … that lie in the frame. */
  List<double[]> runs(double[] points) {
    List<double[]> runs = new ArrayList<>();
    double[] run = new double[Math.max(4, points.length)];
    int length = 0;
    for (int i = 0; i + 3 < points.length; i += 2) {
      double[] part = part(points[i], points[i + 1], points[i + 2], points[i + 3]);
      if (part == null) {
        length = finish(run, length, runs);
        continue;
      }
      if (length == 0 || run[length - 2] != part[0] || run[length - 1] != part[1]) {
        length = finish(run, length, runs);
        run[0] = part[0];
        run[1] = part[1];
        length = 2;
      }
      run[length++] = part[2];
      run[length++] = part[3];
    }
    finish(run, length, runs);
    return runs;
  }

  private static int finish(double[] run, int length, List<double[]> runs) {
    if (length > 0) {
      runs.add(Arrays.copyOf(run, length));
    }
    return 0;
  }

  /** The part of a straight line in the frame as x, y, x, y; null where there is none. */
  private double[] part(double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double[] directions = {-dx, dx, -dy, dy};
    double[] rooms = {x1 - frame.left(), frame.right() - x1, y1 - frame.top(), frame.bottom() - y1};
    double begin = 0;
    double end = 1;
    for (int i = 0; i < 4; i++) {
      if (directions[i] == 0) {
        if (rooms[i] < 0) {
          return null;
        }
      } else {
        double place = rooms[i] / directions[i];
        if (directions[i] < 0) {
          begin = Math.max(begin, place);
        } else {
          end = Math.min(end, place);
        }
      }
    }
    if (!(begin <= end)) {
      return null;
    }
    return new double[] {
      begin == 0 ? x1 : x1 + begin * dx,
      begin == 0 ? y1 : y1 + begin * dy,
      end == 1 ? x2 : x1 + end * dx,
      end == 1 ? y2 : y1 + end * dy
    };
  }
}
