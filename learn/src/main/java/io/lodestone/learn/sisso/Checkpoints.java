package io.lodestone.learn.sisso;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The state of a search on disk: for each stage one file with the units that are done and what was
 * found by then. A file is written beside its place and renamed, so that one is always whole.
 */
final class Checkpoints {
  private final Path folder;
  private final String key;

  /** Something that is found bit by bit. */
  interface State {
    /** What was found so far, as lines of text. */
    List<String> lines();

    /** Adds what was found in an earlier run. */
    void restore(List<String> lines);
  }

  /**
   * @param key tells data and settings; what was kept under another one is refused
   */
  Checkpoints(Path folder, String key) {
    this.folder = folder;
    this.key = key.replaceAll("\\s+", " ");
  }

  /** Restores a stage; gives the units that were done. */
  BitSet restore(String stage, State state) {
    BitSet done = new BitSet();
    Path file = file(stage);
    if (!Files.exists(file)) {
      return done;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 2 || !lines.getFirst().equals(key)) {
        throw new InvalidInput(
            file.toString(),
            "line 1",
            "the state of a search with other data or settings",
            "that of this search",
            "choose another folder, or delete this one");
      }
      for (String range : lines.get(1).isEmpty() ? new String[0] : lines.get(1).split(" ")) {
        String[] ends = range.split("-");
        done.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
      }
      state.restore(lines.subList(2, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new InvalidInput(
          file.toString(), null, "a damaged file", "the state of a search", "delete the folder");
    }
    return done;
  }

  /** Keeps a stage. What units not among those done have found may be there too. */
  void save(String stage, BitSet done, State state) {
    List<String> lines = new ArrayList<>();
    lines.add(key);
    StringBuilder ranges = new StringBuilder();
    for (int from = done.nextSetBit(0); from >= 0; ) {
      int to = done.nextClearBit(from);
      ranges.append(ranges.isEmpty() ? "" : " ").append(from).append('-').append(to);
      from = done.nextSetBit(to);
    }
    lines.add(ranges.toString());
    lines.addAll(state.lines());
    try {
      Files.createDirectories(folder);
      try (WholeFile file = WholeFile.at(file(stage))) {
        Files.write(file.part(), lines);
        file.appear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String stage) {
    return folder.resolve(stage.replace(' ', '-') + ".txt");
  }
}
