package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.graph.CrystalGraph;
import io.lodestone.represent.graph.GraphArrays;
import io.lodestone.represent.graph.GraphLines;
import io.lodestone.represent.graph.GraphSettings;
import io.lodestone.represent.graph.GraphWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone graph}: structures as graphs for neural networks. */
@Command(
    name = "graph",
    description = {
      "Write structures as graphs: atoms, and edges to their neighbours with images and distances.",
      "Example: lodestone graph cifs/ --set neighbours=nearest,nearest=12 -o graphs.npz",
      "Settings: neighbours (cut_off, nearest, voronoi, covalent_radii, near_neighbours), r_cut,"
          + " nearest, stretch, face, symmetric, angle_cut_off; docs/graphs.md explains them and"
          + " the arrays."
    })
final class GraphCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StructureFiles files;

  @Option(
      names = "--set",
      defaultValue = "",
      paramLabel = "NAME=VALUE,...",
      description = "settings other than the defaults, such as r_cut=6,angle_cut_off=4")
  private String settings;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "a .jsonl file (JSON lines) or a .npz file (NumPy arrays); JSON lines to standard output"
              + " if it is left out")
  private Path output;

  @Override
  public Integer call() throws IOException {
    GraphSettings chosen = SettingsType.of(GraphSettings.class).parse(settings);
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      try (GraphWriter writer = new GraphLines(out)) {
        return write(writer, chosen);
      }
    }
    String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".jsonl") && !name.endsWith(".npz")) {
      throw new InvalidInput(
          "--output", "", output.toString(), "a file whose name ends in .jsonl or .npz", "");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput("--output", "", output.toString(), "a file in a folder there is", "");
    }
    try (WholeFile file = WholeFile.at(output)) {
      int code;
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(file.part()), 1 << 16)) {
        code = name.endsWith(".npz") ? arrays(out, folder, chosen) : lines(out, chosen);
      }
      file.appear();
      return code;
    }
  }

  private int arrays(OutputStream out, Path folder, GraphSettings chosen) throws IOException {
    try (GraphWriter writer = new GraphArrays(out, folder)) {
      return write(writer, chosen);
    }
  }

  private int lines(OutputStream out, GraphSettings chosen) throws IOException {
    try (Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        GraphWriter writer = new GraphLines(text)) {
      return write(writer, chosen);
    }
  }

  private int write(GraphWriter writer, GraphSettings chosen) throws IOException {
    try {
      return files.answer(
          found -> CrystalGraph.of(found.structure(), chosen),
          (found, graph) -> {
            try {
              writer.write(found.name(), found.structure().composition().reduced(), graph);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
