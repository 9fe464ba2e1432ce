package io.lodestone.archive.parse.exciting;

import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads exciting's GW_INFO.OUT, with the quasi-particles, bands and densities of states beside it.
 */
@AutoService(Parser.class)
public final class ExcitingGwParser implements Parser {
  @Override
  public String program() {
    return "exciting";
  }

  @Override
  public String format() {
    return "GW_INFO.OUT";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return file.text().lines().anyMatch(line -> line.matches("=\\s+Main GW output file\\s+=\\s*"));
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder entry = sink.begin("");
    ExcitingFolder folder = new ExcitingFolder(file, entry);
    ExcitingHeader header = new ExcitingHeader(entry);
    GwInfo info = new GwInfo();
    try (TextReader in = new TextReader(file)) {
      info.read(in, entry);
    }
    GroundState ground = GroundState.beside(folder, header);
    header.tellProgram();
    entry.timeRun(TimeRunBuilder.builder().wallStart(0.0).wallEnd(info.total()).build());
    int method = entry.method(new GwMethod(ground, info).section());
    CalculationBuilder results = CalculationBuilder.builder();
    results.systemRef(ground.tellSystem(entry)).methodRef(method);
    results.bandGap(info.gaps());
    quasiParticles(folder, ground, entry).ifPresent(results::addEigenvalues);
    if (info.fermi() != null) {
      results.energy(EnergyBuilder.builder().fermi(info.fermi()).build());
      results.dosElectronic(folder.totalDos("TDOS-QP.OUT", info.fermi()));
      folder
          .bands(
              List.of("bandstructure-qp.dat", "BAND-QP.OUT"), ground.setup().spins(), info.fermi())
          .ifPresent(results::addBandStructureElectronic);
    }
    entry.calculation(results.build());
    entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    entry.cleanEnd(info.ended());
  }

  private static Optional<Eigenvalues> quasiParticles(
      ExcitingFolder folder, GroundState ground, EntryRecorder entry) throws IOException {
    for (String name : List.of("EVALQP.DAT", "EVALQP.TXT")) {
      Optional<SourceFile> table = folder.file(name);
      if (table.isPresent()) {
        try {
          return EvalqpFile.read(table.get()).section(ground.setup().spins());
        } catch (InvalidInput e) {
          entry.warning(name + " left out: " + e.getMessage());
        }
      }
    }
    return Optional.empty();
  }
}
