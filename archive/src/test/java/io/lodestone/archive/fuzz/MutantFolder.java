package io.lodestone.archive.fuzz;

import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A folder on disk in which one file, the main file or one beside it, holds other bytes. */
final class MutantFolder {
  private final DiskFile main;
  private final String damaged;
  private final byte[] bytes;

  /**
   * A folder with one damaged file.
   *
   * @param main the main file, as it lies on the disk
   * @param damaged name of the file that holds other bytes
   * @param bytes these bytes, decompressed
   */
  MutantFolder(DiskFile main, String damaged, byte[] bytes) {
    this.main = main;
    this.damaged = damaged;
    this.bytes = bytes;
  }

  /** The main file as a parser sees it. */
  SourceFile mainFile() {
    return seen(main);
  }

  private SourceFile seen(SourceFile file) {
    return new Seen(file, file.name().equals(damaged));
  }

  private final class Seen implements SourceFile {
    private final SourceFile original;
    private final boolean changed;

    Seen(SourceFile original, boolean changed) {
      this.original = original;
      this.changed = changed;
    }

    @Override
    public String name() {
      return original.name();
    }

    @Override
    public String displayPath() {
      return original.displayPath();
    }

    @Override
    public InputStream open() throws IOException {
      return changed ? new ByteArrayInputStream(bytes) : original.open();
    }

    @Override
    public DiskCopy onDisk() throws IOException {
      return changed
          ? new DiskCopy(Files.write(Files.createTempFile("mutant-", ""), bytes), true)
          : original.onDisk();
    }

    @Override
    public Optional<SourceFile> sibling(String name) {
      return original.sibling(name).map(MutantFolder.this::seen);
    }

    @Override
    public List<String> siblingNames() {
      return original.siblingNames();
    }
  }
}
