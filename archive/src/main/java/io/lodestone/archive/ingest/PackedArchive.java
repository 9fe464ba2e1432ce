package io.lodestone.archive.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A {@code .zip}, {@code .tar} or {@code .tar.gz} file, which may be hostile: names that leave the
 * folder, links, and content that swells without end are refused, each with a reason, and the rest
 * is read.
 */
final class PackedArchive {
  private static final int TAR_BLOCK = 512;

  /** The record at the end of a zip file with the longest comment. */
  private static final int LONGEST_ZIP_END = 22 + 65_535;

  private final Path file;
  private final String displayPath;
  private boolean whole = true;

  PackedArchive(Path file, String displayPath) {
    this.file = file;
    this.displayPath = displayPath;
  }

  /** Whether name and first bytes are those of a packed archive. */
  static boolean recognizes(Path file) {
    String name = name(file);
    boolean zip = name.endsWith(".zip");
    boolean tar = name.endsWith(".tar");
    if (!zip && !tar && !name.endsWith(".tar.gz") && !name.endsWith(".tgz")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(TAR_BLOCK);
      return zip
          ? ZipArchiveInputStream.matches(head, head.length)
          : tar
              ? TarArchiveInputStream.matches(head, head.length)
              : GzipCompressorInputStream.matches(head, head.length);
    } catch (IOException e) {
      return false; // it will be told of where it is read
    }
  }

  /**
   * Writes the regular files below {@code folder} and tells {@code problems} of everything left
   * out.
   *
   * @return whether nothing was left out
   */
  boolean unpackTo(Path folder, UnpackingLimit limit, BiConsumer<String, String> problems)
      throws IOException {
    BiConsumer<String, String> noted =
        (path, problem) -> {
          whole = false;
          problems.accept(path, problem);
        };
    try (ArchiveInputStream<? extends ArchiveEntry> in = open()) {
      long end = 0;
      for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        end = entry instanceof TarArchiveEntry tar ? endOf(tar, in.getBytesRead()) : 0;
        if (!entry.isDirectory() && !unpack(entry, in, folder, limit, noted)) {
          return false;
        }
      }
      boolean cutOff = in instanceof TarArchiveInputStream ? in.getBytesRead() == end : lacksEnd();
      if (cutOff) {
        noted.accept(displayPath, "the archive ends early; what comes before is read");
      }
    } catch (IOException | IllegalArgumentException e) {
      noted.accept(displayPath, "the archive is damaged from here on: " + e.getMessage());
    }
    return whole;
  }

  /** Unpacks one file; false where nothing more may be unpacked. */
  private boolean unpack(
      ArchiveEntry entry,
      ArchiveInputStream<? extends ArchiveEntry> in,
      Path folder,
      UnpackingLimit limit,
      BiConsumer<String, String> problems)
      throws IOException {
    String display = displayPath + "/" + printable(entry.getName());
    Path target = target(folder, entry.getName());
    if (target == null) {
      problems.accept(display, "its name leads out of the archive; left out");
    } else if (entry instanceof TarArchiveEntry tar && isSpecial(tar)) {
      problems.accept(display, "a link or device in a tar file; left out");
    } else if (!in.canReadEntryData(entry)) {
      problems.accept(display, "encrypted or compressed in a way that cannot be read; left out");
    } else if (Files.exists(target)) {
      problems.accept(display, "its name occurs twice in the archive; the first is kept");
    } else if (!limit.takeFile() || !copy(in, target, limit, display, problems)) {
      problems.accept(
          display,
          "the archive swells to more than "
              + UnpackingLimit.MAX_RATIO
              + " times its size or "
              + UnpackingLimit.MAX_FILES
              + " files; the rest is left out (unpack it yourself if you trust it)");
      return false;
    }
    return true;
  }

  /**
   * Where the last block of a file in a tar file ends; a block of zeros must follow (POSIX pax,
   * "End of archive"). The places of a sparse file are not those of its content; it has no such
   * end.
   *
   * @param start where its content begins
   */
  private static long endOf(TarArchiveEntry entry, long start) {
    long blocks = (entry.getSize() + TAR_BLOCK - 1) / TAR_BLOCK;
    return entry.isSparse() ? -1 : start + blocks * TAR_BLOCK;
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isSymbolicLink()
        || entry.isLink()
        || entry.isBlockDevice()
        || entry.isCharacterDevice()
        || entry.isFIFO();
  }

  private ArchiveInputStream<? extends ArchiveEntry> open() throws IOException {
    String name = name(file);
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (name.endsWith(".zip")) {
      return new ZipArchiveInputStream(in, "UTF-8", true, true);
    }
    return new TarArchiveInputStream(
        name.endsWith(".tar") ? in : new BufferedInputStream(new GZIPInputStream(in, 1 << 16)));
  }

  /** Whether a zip file lacks the directory at its end, without which other programs refuse it. */
  private boolean lacksEnd() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(bytes.length(), LONGEST_ZIP_END)];
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
      return !new String(tail, StandardCharsets.ISO_8859_1).contains("PK\005\006");
    }
  }

  private static Path target(Path folder, String name) {
    try {
      Path target = folder.resolve(name.replace('\\', '/')).normalize();
      return target.startsWith(folder) && !target.equals(folder) ? target : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Writes the current file; false where the limit is reached. */
  private static boolean copy(
      InputStream in,
      Path target,
      UnpackingLimit limit,
      String display,
      BiConsumer<String, String> problems)
      throws IOException {
    OutputStream out;
    try {
      Files.createDirectories(target.getParent());
      out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    } catch (FileSystemException e) {
      problems.accept(display, "no file can have its name; left out");
      return true;
    }
    try (out) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        if (!limit.takeBytes(n)) {
          out.close();
          Files.delete(target);
          return false;
        }
        out.write(buffer, 0, n);
      }
    }
    return true;
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
