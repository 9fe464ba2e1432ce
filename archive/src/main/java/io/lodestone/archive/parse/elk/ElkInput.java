package io.lodestone.archive.parse.elk;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.BandPath;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The input file elk.in: blocks, each a name on a line of its own and the lines up to a blank one.
 *
 * @param blocks the lines of each block, without comments
 */
record ElkInput(Map<String, List<String>> blocks) {
  static ElkInput read(SourceFile file) throws IOException {
    Map<String, List<String>> blocks = new HashMap<>();
    List<String> block = null;
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null; line = in.next()) {
        String text = line.replaceFirst("[!:].*", "").strip();
        if (text.isEmpty()) {
          block = line.isBlank() ? null : block; // a comment does not end a block
        } else if (block == null) {
          block = new ArrayList<>();
          blocks.put(text, block);
        } else {
          block.add(text);
        }
      }
    }
    return new ElkInput(blocks);
  }

  /**
   * The corners of the path of a band structure.
   *
   * @param lines curves of BANDLINES.OUT, a vertical line at each corner
   */
  List<BandPath.Vertex> corners(List<Curve> lines) {
    List<double[]> points = new ArrayList<>();
    List<String> plot = blocks.getOrDefault("plot1d", List.of());
    for (String row : plot.subList(Math.min(1, plot.size()), plot.size())) {
      double[] numbers = InfoLine.leadingNumbers(row);
      if (numbers.length >= 3) {
        points.add(new double[] {numbers[0], numbers[1], numbers[2]});
      }
    }
    List<BandPath.Vertex> corners = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      double[] point = points.size() == lines.size() ? points.get(i) : null;
      corners.add(new BandPath.Vertex(lines.get(i).x()[0], null, point));
    }
    return corners;
  }
}
