package io.lodestone.archive.parse.gpaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads GPAW's restart files (.gpw): ULM of version 1.1 and later, tar of the versions before. */
@AutoService(Parser.class)
public final class GpawRestartParser implements Parser {
  /** Names of the first members that GPAW's writer of tar archives made. */
  private static final Pattern FIRST_MEMBER =
      Pattern.compile(
          "(AtomicNumbers|CartesianPositions|UnitCell|info\\.xml|hash\\.db)\0.*", Pattern.DOTALL);

  @Override
  public String program() {
    return "GPAW";
  }

  @Override
  public String format() {
    return "gpw";
  }

  @Override
  public Role role() {
    return Role.CALCULATION_FALLBACK;
  }

  @Override
  public boolean recognizes(FileHead file) {
    byte[] head = file.bytes();
    if (UlmFile.hasMagic(head)) {
      return head.length >= 24
          && new String(head, 8, 16, StandardCharsets.ISO_8859_1).strip().equals("GPAW");
    }
    return head.length > 262
        && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
        && FIRST_MEMBER.matcher(new String(head, 0, 100, StandardCharsets.ISO_8859_1)).matches();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder entry = sink.begin("");
    List<String> warnings = new ArrayList<>();
    Optional<RestartState> state = read(file, warnings);
    if (state.isEmpty()) {
      // Both formats have their index at the end: without it nothing is known of the content.
      entry.program(ProgramBuilder.builder().name("GPAW").build());
      entry.warning("the restart file ends before its index");
      entry.cleanEnd(false);
      return;
    }
    tell(state.get(), entry);
    warnings.forEach(entry::warning);
  }

  /** What a restart file beside another file holds; empty where it is damaged or none. */
  static Optional<RestartState> stateOf(SourceFile file) throws IOException {
    try {
      return new GpawRestartParser().recognizes(file.head())
          ? read(file, new ArrayList<>())
          : Optional.empty();
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  private static Optional<RestartState> read(SourceFile file, List<String> warnings)
      throws IOException {
    if (!UlmFile.hasMagic(file.head().bytes())) {
      try (InputStream in = file.open()) {
        TarArrays arrays = new TarArrays(in, file.displayPath());
        return arrays.complete() ? Optional.of(new TarRestart(arrays).state()) : Optional.empty();
      }
    }
    try (DiskCopy copy = file.onDisk();
        UlmFile ulm = new UlmFile(copy.path(), file.displayPath())) {
      Optional<JsonNode> root = ulm.item(0);
      if (root.isEmpty()) {
        return Optional.empty();
      }
      UlmRestart restart = new UlmRestart(ulm, root.get());
      RestartState state = restart.state();
      warnings.addAll(restart.warnings());
      return Optional.of(state);
    }
  }

  private static void tell(RestartState state, EntryRecorder entry) {
    entry.program(ProgramBuilder.builder().name("GPAW").version(state.version()).build());
    RestartSections sections = new RestartSections(state);
    int method = entry.method(sections.method());
    int system = entry.system(sections.system());
    entry.calculation(sections.calculation(system, method));
    entry.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
    entry.cleanEnd(true);
  }
}
