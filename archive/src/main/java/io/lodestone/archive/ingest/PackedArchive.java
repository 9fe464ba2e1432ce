package io.lodestone.archive.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * A {@code .zip}, {@code .tar} or {@code .tar.gz} file, which may be hostile: names that leave the
 * folder, links, and content that swells without end are refused, each with a reason, and the rest
 * is read.
 */
final class PackedArchive {
  private static final long MAX_FILES = 1_000_000;

  /**
   * Content that is this many times larger than the archive, and larger than {@link
   * #ALWAYS_ALLOWED}, is a bomb.
   */
  private static final long MAX_RATIO = 200;

  private static final long ALWAYS_ALLOWED = 256L << 20;

  private final Path file;
  private final String displayPath;

  PackedArchive(Path file, String displayPath) {
    this.file = file;
    this.displayPath = displayPath;
  }

  /** Whether the name is that of a packed archive. */
  static boolean recognizes(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".zip")
        || name.endsWith(".tar")
        || name.endsWith(".tar.gz")
        || name.endsWith(".tgz");
  }

  /**
   * Writes the regular files below {@code folder} and tells {@code problems} of everything left
   * out.
   */
  void unpackTo(Path folder, BiConsumer<String, String> problems) throws IOException {
    long left = Math.max(ALWAYS_ALLOWED, MAX_RATIO * Files.size(file));
    long files = 0;
    try (ArchiveInputStream<? extends ArchiveEntry> in = open()) {
      for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        String display = displayPath + "/" + printable(entry.getName());
        Path target = target(folder, entry.getName());
        if (target == null) {
          problems.accept(display, "its name leads out of the archive; left out");
        } else if (entry instanceof TarArchiveEntry tar && !tar.isFile()) {
          problems.accept(display, "a link or device in a tar file; left out");
        } else if (!in.canReadEntryData(entry)) {
          problems.accept(
              display, "encrypted or compressed in a way that cannot be read; left out");
        } else if (Files.exists(target)) {
          problems.accept(display, "its name occurs twice in the archive; the first is kept");
        } else {
          left -= copy(in, target, left);
          if (left <= 0 || ++files > MAX_FILES) {
            Files.deleteIfExists(target);
            problems.accept(
                display,
                "the archive swells to more than "
                    + MAX_RATIO
                    + " times its size or "
                    + MAX_FILES
                    + " files; the rest is left out (unpack it yourself if you trust it)");
            return;
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.accept(displayPath, "the archive is damaged from here on: " + e.getMessage());
    }
  }

  private ArchiveInputStream<? extends ArchiveEntry> open() throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (name.endsWith(".zip")) {
      return new ZipArchiveInputStream(in, "UTF-8", true, true);
    }
    return new TarArchiveInputStream(
        name.endsWith(".tar") ? in : new BufferedInputStream(new GZIPInputStream(in, 1 << 16)));
  }

  private static Path target(Path folder, String name) {
    try {
      Path target = folder.resolve(name.replace('\\', '/')).normalize();
      return target.startsWith(folder) && !target.equals(folder) ? target : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static long copy(InputStream in, Path target, long most) throws IOException {
    Files.createDirectories(target.getParent());
    long size = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0 && size < most; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        size += n;
      }
    }
    return Math.max(1, size);
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
