package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a folder belong to which of its main files: those whose name begins like one of
 * them to that one, any other to all.
 */
final class Belongings {
  /** A file and its place among all. */
  private record Placed(int place, DiskFile file) {}

  private final Map<String, List<Placed>> byStem = new HashMap<>();
  private final List<Placed> common = new ArrayList<>();

  /**
   * Sorts the files of a folder.
   *
   * @param others all that are no main file
   */
  Belongings(Collection<DiskFile> mainFiles, List<DiskFile> others) {
    Set<String> stems = new HashSet<>();
    mainFiles.forEach(file -> stems.add(stem(file)));
    for (int i = 0; i < others.size(); i++) {
      Placed other = new Placed(i, others.get(i));
      String stem = stem(other.file());
      if (stems.contains(stem)) {
        byStem.computeIfAbsent(stem, _ -> new ArrayList<>()).add(other);
      } else {
        common.add(other);
      }
    }
  }

  /** The files that belong to a main file, in the order in which they were given. */
  List<DiskFile> of(DiskFile mainFile) {
    List<Placed> own = new ArrayList<>(byStem.getOrDefault(stem(mainFile), List.of()));
    own.addAll(common);
    return own.stream().sorted(Comparator.comparingInt(Placed::place)).map(Placed::file).toList();
  }

  /** The name up to its first dot, by which the files of one calculation are often alike. */
  private static String stem(DiskFile file) {
    String name = file.name();
    int dot = name.indexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
