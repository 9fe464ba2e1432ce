package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Sorts the files of a folder into main files, each with those that belong to it, and the rest.
 *
 * <p>Of one program the richest files are main files: OUTCAR only where no vasprun.xml is.
 * Structures beside a calculation belong to it. Where a folder holds several calculations, an
 * auxiliary file whose name begins like one of the main files belongs to that one, and any other to
 * all of them.
 */
final class FolderSorter {
  private final Parsers parsers;

  FolderSorter(Parsers parsers) {
    this.parsers = parsers;
  }

  /**
   * The files of one folder, sorted.
   *
   * @param mainFiles those that give entries
   * @param rest those that belong to none of these, each with the reason why it gives no entry
   */
  record Sorted(List<Found.MainFile> mainFiles, Map<DiskFile, String> rest) {}

  /** Sorts a folder; {@code problems} is told of files that cannot be read. */
  Sorted sort(SourceFolder folder, BiConsumer<String, String> problems) {
    Map<DiskFile, Parser> recognized = new LinkedHashMap<>();
    Map<DiskFile, String> rest = new LinkedHashMap<>();
    for (Looked looked : folder.files().parallelStream().map(this::look).toList()) {
      if (looked.problem() != null) {
        problems.accept(looked.file().displayPath(), looked.problem());
      } else if (looked.parser().isPresent()) {
        recognized.put(looked.file(), looked.parser().get());
      } else {
        rest.put(looked.file(), looked.whyNot());
      }
    }
    Map<DiskFile, Parser> main = mainFiles(recognized);
    List<DiskFile> auxiliary = new ArrayList<>(rest.keySet());
    recognized.keySet().stream().filter(file -> !main.containsKey(file)).forEach(auxiliary::add);
    Belongings belongings = new Belongings(main.keySet(), auxiliary);
    List<Found.MainFile> found = new ArrayList<>();
    boolean calculations = main.values().stream().anyMatch(FolderSorter::isCalculation);
    main.forEach(
        (file, parser) ->
            found.add(
                new Found.MainFile(
                    file,
                    folder.pathOf(file),
                    parser,
                    isCalculation(parser) ? belongings.of(file) : List.of())));
    if (calculations) {
      rest.clear();
    }
    return new Sorted(found, rest);
  }

  /**
   * What a look at the head of a file told.
   *
   * @param parser that recognises it
   * @param whyNot why there is none
   * @param problem why nothing could be told, or null
   */
  private record Looked(DiskFile file, Optional<Parser> parser, String whyNot, String problem) {}

  private Looked look(DiskFile file) {
    try {
      FileHead head = file.head();
      Optional<Parser> parser = parsers.recognize(head);
      return new Looked(file, parser, parser.isPresent() ? "" : whyNot(file, head), null);
    } catch (IOException e) {
      return new Looked(file, Optional.empty(), "", "cannot be read: " + e.getMessage());
    }
  }

  private static Map<DiskFile, Parser> mainFiles(Map<DiskFile, Parser> recognized) {
    Map<String, Role> richest = new LinkedHashMap<>();
    recognized
        .values()
        .forEach(
            parser ->
                richest.merge(
                    parser.program(), parser.role(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    boolean calculations = recognized.values().stream().anyMatch(FolderSorter::isCalculation);
    Map<DiskFile, Parser> main = new LinkedHashMap<>();
    recognized.forEach(
        (file, parser) -> {
          boolean owned = parser.role() == Role.STRUCTURE && calculations;
          boolean poorer = isCalculation(parser) && parser.role() != richest.get(parser.program());
          if (!owned && !poorer) {
            main.put(file, parser);
          }
        });
    return main;
  }

  private static String whyNot(DiskFile file, FileHead head) {
    if (file.damage().isPresent()) {
      return "damaged gzip file";
    }
    byte[] bytes = head.bytes();
    if (bytes.length == 0) {
      return "empty file";
    }
    boolean utf16 =
        bytes.length > 1
            && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
    return utf16 ? "text in UTF-16; save it as UTF-8" : "no known format";
  }

  private static boolean isCalculation(Parser parser) {
    return parser.role() == Role.CALCULATION || parser.role() == Role.CALCULATION_FALLBACK;
  }
}
