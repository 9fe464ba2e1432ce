package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.util.Optional;

/**
 * The ground state that a GW or excited-state run starts from: input file and INFO.OUT of the same
 * folder, as far as they are there.
 *
 * @param input the input file
 * @param setup what INFO.OUT tells before its first iteration; nothing known without it
 */
record GroundState(Optional<InputXml> input, ExcitingSetup setup) {
  /** Reads both; version and start of the run go to {@code header}. */
  static GroundState beside(ExcitingFolder folder, ExcitingHeader header) throws IOException {
    Optional<SourceFile> info = folder.file("INFO.OUT");
    ExcitingSetup setup =
        info.isPresent() ? ExcitingSetup.of(info.get(), header) : new ExcitingSetup();
    return new GroundState(folder.input(), setup);
  }

  /** The crystal; empty where neither file has it. */
  Optional<AtomicSystem> system() {
    return setup.structure().isEmpty()
        ? input.flatMap(xml -> new InputStructure(xml).system())
        : Optional.of(setup.system());
  }

  /** Tells the crystal and gives its index, or null where it is unknown. */
  Integer tellSystem(EntryRecorder entry) {
    return system().map(entry::system).orElse(null);
  }

  /** The method of the ground state. */
  MethodBuilder method() {
    return setup.method(input);
  }
}
