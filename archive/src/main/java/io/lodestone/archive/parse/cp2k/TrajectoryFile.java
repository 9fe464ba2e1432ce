package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The frames of an XYZ file that CP2K writes beside its output, {@code PROJECT-pos-1.xyz} or {@code
 * PROJECT-vel-1.xyz}, found by the number of their step, forward only.
 */
final class TrajectoryFile implements Closeable {
  private final TextReader in;
  private final double factor;
  private final Consumer<String> warnings;
  private Structure frame;
  private long step = Long.MIN_VALUE;
  private boolean ended;

  /**
   * Opens a file.
   *
   * @param factor what turns its numbers into Å, or velocities into m/s
   * @param warnings takes what is wrong with a frame; such a frame ends the trajectory
   */
  TrajectoryFile(SourceFile file, double factor, Consumer<String> warnings) throws IOException {
    this.in = new TextReader(file);
    this.factor = factor;
    this.warnings = warnings;
  }

  /** The frame of a step; null if the file has none, or it lies behind. */
  Structure frame(int wanted) throws IOException {
    while (!ended && step < wanted) {
      try {
        read();
      } catch (InvalidInput e) {
        ended = true;
        warnings.accept("trajectory left out: " + e.getMessage());
      }
    }
    return !ended && step == wanted ? frame : null;
  }

  /** Reads the next frame; one that is cut off ends the trajectory. */
  private void read() throws IOException {
    String count = in.next();
    String title = count == null ? null : in.next();
    if (title == null || !in.isTerminated()) {
      ended = true;
      return;
    }
    long before = step;
    step = step(title, before);
    int n = natural(count);
    frame = new Structure();
    for (int i = 0; i < n; i++) {
      String line = in.next();
      if (line == null || !in.isTerminated()) {
        ended = true;
        return;
      }
      Fields fields = in.fields();
      double x = fields.number(1) * factor;
      double y = fields.number(2) * factor;
      double z = fields.number(3) * factor;
      if (!Double.isFinite(x + y + z)) {
        throw in.error("'" + line.strip() + "'", "finite coordinates");
      }
      frame.add(Structure.element(fields.word(0)), x, y, z);
    }
    ended |= n < 0;
  }

  /** The number behind {@code i =}; without one, one more than the step before. */
  private static long step(String title, long before) {
    int at = title.indexOf("i =");
    if (at >= 0) {
      double value = Fields.parse(title.substring(at + 3).strip().split("[,\\s]+")[0]);
      if (value >= 0 && value < 1e15) {
        return (long) value;
      }
    }
    return before == Long.MIN_VALUE ? 0 : before + 1;
  }

  private static int natural(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
