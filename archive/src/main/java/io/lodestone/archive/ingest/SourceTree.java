package io.lodestone.archive.ingest;

import io.lodestone.archive.parse.DiskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Walks a file or folder and everything below it, packed archives included, folder by folder in the
 * order of the names.
 *
 * <p>Links to folders are not followed, so that no loop is walked; links to files are read as the
 * file.
 */
final class SourceTree {
  private final Predicate<Path> skipped;
  private final BiConsumer<String, String> problems;

  /**
   * A walk.
   *
   * @param skipped files and folders to pass over, such as the archive's own
   * @param problems told the path and the reason of everything that cannot be read
   */
  SourceTree(Predicate<Path> skipped, BiConsumer<String, String> problems) {
    this.skipped = skipped;
    this.problems = problems;
  }

  /** Takes what a walk finds. */
  interface Visitor {
    /** The files of one folder; packed ones are there until {@link #beforeDeletion}. */
    void folder(SourceFolder folder) throws IOException;

    /**
     * A packed archive that could not be unpacked, or not whole.
     *
     * @param path path in the upload
     */
    void unreadable(DiskFile file, String path, String reason) throws IOException;

    /** Unpacked files that were told of are deleted after this call. */
    void beforeDeletion() throws IOException;
  }

  /**
   * Walks {@code root}, a folder, a packed archive or any other file, whose siblings then count as
   * its folder's.
   */
  void walk(Path root, Visitor visitor) throws IOException {
    String display = root.toString();
    if (skipped.test(root)) {
      problems.accept(display, "an archive, which is not brought into itself");
    } else if (Files.isDirectory(root)) {
      walkFolder(root, "", display, null, visitor);
    } else if (!Files.isRegularFile(root)) {
      problems.accept(display, "not a regular file");
    } else if (!Files.isReadable(root)) {
      problems.accept(display, "no permission to read it");
    } else if (PackedArchive.recognizes(root)) {
      unpack(root, display, root.getFileName().toString(), null, visitor);
    } else {
      visitor.folder(new SourceFolder("", List.of(new DiskFile(root))));
    }
  }

  private void walkFolder(
      Path top, String prefix, String display, UnpackingLimit limit, Visitor visitor)
      throws IOException {
    Deque<Path> folders = new ArrayDeque<>(List.of(top));
    while (!folders.isEmpty()) {
      Path folder = folders.pop();
      List<Path> children;
      try (Stream<Path> listed = Files.list(folder)) {
        children = listed.filter(child -> !skipped.test(child)).sorted().toList();
      } catch (IOException | java.io.UncheckedIOException e) {
        problems.accept(displayOf(top, folder, display), "the folder cannot be read");
        continue;
      }
      List<DiskFile> files = new ArrayList<>();
      List<Path> packed = new ArrayList<>();
      List<Path> inner = new ArrayList<>();
      for (Path child : children) {
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          inner.add(child);
        } else if (Files.isDirectory(child)) {
          problems.accept(
              displayOf(top, child, display),
              "a link to a folder, not followed; ingest the folder itself");
        } else if (!Files.isRegularFile(child)) {
          problems.accept(
              displayOf(top, child, display), "not a regular file, or a link that leads nowhere");
        } else if (!Files.isReadable(child)) {
          problems.accept(displayOf(top, child, display), "no permission to read it");
        } else if (PackedArchive.recognizes(child)) {
          packed.add(child);
        } else {
          files.add(new DiskFile(child, displayOf(top, child, display)));
        }
      }
      if (!files.isEmpty()) {
        visitor.folder(new SourceFolder(join(prefix, top, folder), files));
      }
      for (Path archive : packed) {
        unpack(
            archive, displayOf(top, archive, display), join(prefix, top, archive), limit, visitor);
      }
      inner.reversed().forEach(folders::push);
    }
  }

  /**
   * Unpacks and walks an archive.
   *
   * @param outer limit of the archive in which it lies, or null
   */
  private void unpack(
      Path archive, String display, String prefix, UnpackingLimit outer, Visitor visitor)
      throws IOException {
    DiskFile file = new DiskFile(archive, display);
    if (outer != null && outer.isDeepest()) {
      problems.accept(display, "archives in archives go too deep; not unpacked");
      visitor.unreadable(file, prefix, "too deep in other archives");
      return;
    }
    UnpackingLimit limit =
        outer == null ? UnpackingLimit.forFile(Files.size(archive)) : outer.deeper();
    Path unpacked = Files.createTempDirectory("lodestone-unpacked-");
    try {
      boolean whole = new PackedArchive(archive, display).unpackTo(unpacked, limit, problems);
      walkFolder(unpacked, prefix, display, limit, visitor);
      if (!whole) {
        visitor.unreadable(file, prefix, "a packed archive that was not unpacked whole");
      }
      visitor.beforeDeletion();
    } finally {
      deleteTree(unpacked);
    }
  }

  private static String displayOf(Path top, Path path, String display) {
    return top.equals(path) ? display : display + "/" + top.relativize(path);
  }

  private static String join(String prefix, Path top, Path folder) {
    String inner = top.relativize(folder).toString();
    return prefix.isEmpty() || inner.isEmpty() ? prefix + inner : prefix + "/" + inner;
  }

  private static void deleteTree(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
