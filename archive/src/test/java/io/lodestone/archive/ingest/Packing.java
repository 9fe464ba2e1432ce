package io.lodestone.archive.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Packs files, also such as no decent program packs. */
final class Packing {
  private Packing() {}

  /** Something packed under a name. */
  record Item(String name, byte[] bytes, byte tarKind) {
    static Item file(String name, String text) {
      return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Item file(String name, byte[] bytes) {
      return new Item(name, bytes, TarArchiveEntry.LF_NORMAL);
    }

    /** A link or device, in a tar file. */
    static Item special(String name, byte kind) {
      return new Item(name, new byte[0], kind);
    }
  }

  static Path zip(Path target, Item... items) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(target.toFile())) {
      for (Item item : items) {
        zip.putArchiveEntry(new ZipArchiveEntry(item.name()));
        zip.write(item.bytes());
        zip.closeArchiveEntry();
      }
    }
    return target;
  }

  static Path tar(Path target, Item... items) throws IOException {
    OutputStream out = Files.newOutputStream(target);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            target.toString().endsWith("gz") ? new GZIPOutputStream(out) : out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Item item : items) {
        TarArchiveEntry entry = new TarArchiveEntry(item.name(), item.tarKind(), true);
        entry.setSize(item.bytes().length);
        if (item.tarKind() == TarArchiveEntry.LF_SYMLINK
            || item.tarKind() == TarArchiveEntry.LF_LINK) {
          entry.setLinkName("/etc/passwd");
        }
        tar.putArchiveEntry(entry);
        tar.write(item.bytes());
        tar.closeArchiveEntry();
      }
    }
    return target;
  }
}
