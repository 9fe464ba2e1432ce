package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.export.NomadWriter;
import io.lodestone.archive.export.StructureFormat;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone export}: one entry in a format of other programs. */
@Command(
    name = "export",
    description = {
      "Write an entry in a format of other programs.",
      "Example: lodestone export 3f2a --as cif -o silicon.cif"
    })
final class ExportCommand implements Callable<Integer> {
  private enum Format {
    CIF,
    EXTXYZ,
    POSCAR,
    JSON,
    NOMAD
  }

  @Mixin private ArchiveOption archive;

  @Parameters(paramLabel = "ID", description = "identifier of an entry, or its beginning")
  private String id;

  @Option(
      names = "--as",
      required = true,
      description = "cif, extxyz, poscar (the final structure), json or nomad (the whole entry)")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "file to write; else standard output")
  private Path file;

  @Override
  public Integer call() throws IOException {
    try (Archive opened = archive.openForReading()) {
      Archive.FoundEntry entry = opened.find(id);
      OutputStream target = file == null ? System.out : Files.newOutputStream(file);
      try (OutputStream out = new BufferedOutputStream(target)) {
        write(opened, entry, out);
      }
    }
    return 0;
  }

  private void write(Archive opened, Archive.FoundEntry entry, OutputStream out)
      throws IOException {
    switch (format) {
      case JSON -> {
        try (InputStream document = opened.entries().open(entry.document())) {
          document.transferTo(out);
        }
        out.write('\n');
      }
      case NOMAD -> {
        try (InputStream document = opened.entries().open(entry.document());
            NomadWriter tree = new NomadWriter(out)) {
          tree.add(document);
        }
      }
      case CIF -> structure(opened, entry, StructureFormat.CIF, out);
      case EXTXYZ -> structure(opened, entry, StructureFormat.EXTXYZ, out);
      case POSCAR -> structure(opened, entry, StructureFormat.POSCAR, out);
    }
  }

  private static void structure(
      Archive opened, Archive.FoundEntry entry, StructureFormat format, OutputStream out)
      throws IOException {
    List<AtomicSystem> systems = opened.entries().run(entry.document()).system();
    Structure structure =
        systems.isEmpty() || systems.getLast().atoms() == null
            ? null
            : systems.getLast().atoms().toStructure().orElse(null);
    if (structure == null) {
      throw new InvalidInput(
          entry.entryId(), "", "an entry without atoms", "an entry with a structure", "");
    }
    PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    format.write(structure, entry.mainfile() + ", lodestone entry " + entry.entryId(), text);
    text.flush();
  }
}
