package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.io.IOException;
import java.util.Optional;

/**
 * A run of excited states: INFOXS.OUT, which lists the tasks, and the spectra beside it.
 *
 * <p>The run is one entry, each component of the dielectric tensor another, under the names of the
 * files.
 */
final class XsRun {
  private final SourceFile info;

  XsRun(SourceFile info) {
    this.info = info;
  }

  void tell(EntrySink sink) throws IOException {
    EntryRecorder entry = sink.begin(info.name());
    GroundState ground = tellRun(entry);
    for (XsSpectra spectra : XsSpectra.among(info.siblingNames())) {
      tellSpectra(spectra, ground, sink);
    }
  }

  private GroundState tellRun(EntryRecorder entry) throws IOException {
    ExcitingHeader header = new ExcitingHeader(entry);
    boolean ended = false;
    double wall = Double.NaN;
    try (TextReader in = new TextReader(info)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.startsWith("|")) {
          String text = line.substring(1).replaceFirst("[=|]?\\s*$", "").strip();
          header.readBanner(text.replaceFirst(" started for task.*", " started"));
          ended = text.contains("stopped for task");
        } else if (line.strip().startsWith("Warning") || line.strip().startsWith("Error")) {
          entry.warning(line.strip());
        }
        InfoLine value = InfoLine.of(line);
        if (value.is("wall time (cumulative)") && !Double.isNaN(value.number())) {
          wall = value.number();
        }
      }
    }
    GroundState ground = GroundState.beside(new ExcitingFolder(info, entry), header);
    header.tellProgram();
    entry.timeRun(
        TimeRunBuilder.builder().wallStart(0.0).wallEnd(Double.isNaN(wall) ? null : wall).build());
    entry.method(method(ground));
    ground.tellSystem(entry);
    entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    entry.cleanEnd(ended);
    return ground;
  }

  private void tellSpectra(XsSpectra spectra, GroundState ground, EntrySink sink)
      throws IOException {
    EntryRecorder entry = sink.begin(spectra.name());
    ExcitingHeader header = new ExcitingHeader(entry);
    GroundState.beside(new ExcitingFolder(info, entry), header);
    header.tellProgram();
    int method = entry.method(method(ground));
    CalculationBuilder results = CalculationBuilder.builder();
    results.systemRef(ground.tellSystem(entry)).methodRef(method);
    Optional<InputXml> input = ground.input();
    double unit = input.map(XsMethod::energyUnit).orElse(HARTREE.factor());
    spectra.tell(info, unit, results, entry);
    entry.calculation(results.build());
    entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    entry.cleanEnd(true);
  }

  private static Method method(GroundState ground) {
    return ground
        .input()
        .map(xml -> new XsMethod(xml, ground).section())
        .orElseGet(() -> ground.method().build());
  }
}
