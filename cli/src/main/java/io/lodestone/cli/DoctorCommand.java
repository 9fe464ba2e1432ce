package io.lodestone.cli;

import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lodestone doctor}: what is installed, and what is missing. */
@Command(
    name = "doctor",
    description = {
      "Say what is installed and what is missing; exit with 1 where something that Lodestone needs is.",
      "Example: lodestone doctor"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final long ENOUGH_DISK = 1L << 30;

  /** Programs that can compute what is asked for; none is needed to use what is there. */
  private enum Calculator {
    GPAW("gpaw"),
    QUANTUM_ESPRESSO("pw.x"),
    ABINIT("abinit"),
    ELK("elk-lapw"),
    CP2K("cp2k"),
    XTB("xtb"),
    LAMMPS("lmp");

    private final String command;

    Calculator(String command) {
      this.command = command;
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private ArchiveOption archive;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Runtime machine = Runtime.getRuntime();
    out.println("Lodestone   " + String.join(" ", spec.root().version()));
    out.println(
        "Java        "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("java.vm.name"));
    out.println(
        "Machine     "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + machine.availableProcessors()
            + " processors, up to "
            + (machine.maxMemory() >> 20)
            + " MiB of memory for Lodestone");
    boolean well = archive(out);
    out.println(
        "Formats     "
            + new Parsers()
                .all().stream()
                    .collect(
                        Collectors.groupingBy(
                            Parser::program,
                            java.util.TreeMap::new,
                            Collectors.mapping(Parser::format, Collectors.joining(", "))))
                    .entrySet()
                    .stream()
                    .map(program -> program.getKey() + " (" + program.getValue() + ")")
                    .collect(Collectors.joining("\n            ")));
    out.println("Calculators (none is needed to read, search and export)");
    for (Calculator calculator : Calculator.values()) {
      out.println(
          "            "
              + calculator.command
              + ": "
              + onPath(calculator.command).map(Path::toString).orElse("not installed"));
    }
    out.flush();
    return well ? 0 : 1;
  }

  private boolean archive(PrintWriter out) throws IOException {
    Path place = archive.folder().toAbsolutePath();
    Path existing = place;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    boolean writable = Files.isWritable(existing);
    out.println(
        "Archive     "
            + place
            + (Files.exists(place) ? "" : ", not made yet")
            + (writable ? "" : ", NO PERMISSION to write there")
            + ", "
            + (free >> 20)
            + " MiB of disk left"
            + (free < ENOUGH_DISK ? ", which is LITTLE" : ""));
    return writable && free >= ENOUGH_DISK;
  }

  private static Optional<Path> onPath(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
