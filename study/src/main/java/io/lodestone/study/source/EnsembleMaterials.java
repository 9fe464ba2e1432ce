package io.lodestone.study.source;

import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Subject;
import io.lodestone.represent.process.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A disordered material at several temperatures: the configurations that a table lists with their
 * energies and degeneracies, and whose structures lie beside it.
 */
public final class EnsembleMaterials implements MaterialSource {
  private final Path table;
  private final List<Double> temperatures;
  private final List<Path> files = new ArrayList<>();
  private final List<Configuration<Subject>> configurations = new ArrayList<>();

  /**
   * Reads the table and the structures.
   *
   * @throws InvalidInput when a column or file is not there, or a temperature is not above 0
   */
  public EnsembleMaterials(Path table, List<Double> temperatures) throws IOException {
    this.table = table;
    this.temperatures = List.copyOf(temperatures);
    for (double temperature : temperatures) {
      if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
        throw new InvalidInput("--temperature", null, "" + temperature, "kelvins above 0", "");
      }
    }
    ConfigurationTable listed = ConfigurationTable.read(table);
    double[] energies = listed.numbers("energy");
    long[] degeneracies = listed.degeneracies();
    List<String> names = listed.texts("file");
    for (int i = 0; i < listed.size(); i++) {
      Path file = table.resolveSibling(names.get(i));
      files.add(file);
      Structure structure = structure(file);
      Subject subject =
          Subject.of(Composition.class, structure.composition()).with(Structure.class, structure);
      configurations.add(new Configuration<>(subject, energies[i], degeneracies[i]));
    }
  }

  private static Structure structure(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(file.toString(), "", "nothing there", "a structure", "");
    }
    List<Structure> all = new ArrayList<>();
    new StructureReader().read(new DiskFile(file), (key, structure) -> all.add(structure));
    return all.getFirst();
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("temperature", Kind.REAL, "K"));
  }

  @Override
  public <A> boolean each(Function<Material, A> work, BiConsumer<Material, A> take) {
    for (double temperature : temperatures) {
      Object[] kept = {temperature};
      Material material =
          new Material(
              table + " at " + temperature + " K", kept, configurations, temperature, null);
      take.accept(material, work.apply(material));
    }
    return true;
  }

  @Override
  public Map<String, String> inputs() throws IOException {
    Map<String, String> inputs = new TreeMap<>();
    inputs.put(table.toString(), ObjectId.of(table).hex());
    for (Path file : files) {
      inputs.put(file.toString(), ObjectId.of(file).hex());
    }
    return inputs;
  }
}
