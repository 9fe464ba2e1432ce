package io.lodestone.archive.fuzz;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real files to damage, sorted by the parser that reads them. */
final class Seeds {
  private final TreeMap<String, List<Seed>> byFormat = new TreeMap<>();

  /**
   * A main file and its reader.
   *
   * @param beside names of the files in the same folder
   */
  record Seed(DiskFile file, Parser parser, List<String> beside) {}

  /** All files below the folders that a parser recognises and that are not larger than a limit. */
  static Seeds below(List<Path> folders, int largest) throws IOException {
    Seeds seeds = new Seeds();
    Parsers parsers = new Parsers();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
          DiskFile file = new DiskFile(path);
          if (sizeUpTo(file, largest) <= largest) {
            parsers.recognize(file.head()).ifPresent(parser -> seeds.add(file, parser));
          }
        }
      }
    }
    return seeds;
  }

  /** The seed of a number: the formats take turns, and the files of each. */
  Seed of(int number) {
    List<List<Seed>> formats = List.copyOf(byFormat.values());
    List<Seed> files = formats.get(number % formats.size());
    return files.get(number / formats.size() % files.size());
  }

  /** How many files there are of each format. */
  String summary() {
    StringBuilder text = new StringBuilder();
    byFormat.forEach(
        (format, seeds) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(format)
                .append(' ')
                .append(seeds.size()));
    return text.toString();
  }

  private void add(DiskFile file, Parser parser) {
    List<String> beside =
        file.siblingNames().stream().filter(name -> !name.equals(file.name())).toList();
    byFormat
        .computeIfAbsent(parser.program() + " " + parser.format(), key -> new ArrayList<>())
        .add(new Seed(file, parser, beside));
  }

  private static int sizeUpTo(DiskFile file, int most) {
    try (InputStream in = file.open()) {
      return in.readNBytes(most + 1).length;
    } catch (IOException damaged) {
      return Integer.MAX_VALUE;
    }
  }
}
