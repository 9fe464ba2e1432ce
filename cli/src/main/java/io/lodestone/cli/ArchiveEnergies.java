package io.lodestone.cli;

import io.lodestone.archive.Archive;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Finds the energies of calculations in an archive. */
final class ArchiveEnergies {
  private static final int AT_ONCE = 1000;
  private static final String COLUMNS =
      "entry_id, chemical_formula_reduced, energy_per_atom, volume_per_atom,"
          + " program_name, xc_functional_short_name, hubbard_u, van_der_waals_method, mainfile, planewave_cutoff,"
          + " document";

  private final Archive archive;
  private final boolean withAtoms;

  /**
   * Of an archive.
   *
   * @param withAtoms whether structures are read as well, which takes longer
   */
  ArchiveEnergies(Archive archive, boolean withAtoms) {
    this.archive = archive;
    this.withAtoms = withAtoms;
  }

  /** The energies of all calculations whose elements are among these. */
  List<MaterialEnergy> among(Collection<Element> elements) throws IOException {
    return find(
        elements.stream()
            .map(element -> '"' + element.symbol() + '"')
            .collect(Collectors.joining(", ", "elements HAS ONLY ", "")));
  }

  /**
   * The energies of all calculations that a filter finds, without those that say they did not
   * converge.
   *
   * @param filter in the OPTIMADE language
   */
  List<MaterialEnergy> find(String filter) throws IOException {
    List<String> ids;
    try (SearchIndex index = archive.searchIndex()) {
      Search search =
          Search.everything()
              .where(FilterParser.parse("(" + filter + ") AND energy_per_atom IS KNOWN"))
              .page(0, Search.DEEPEST);
      ids = index.search(search).ids();
    }
    List<MaterialEnergy> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      List<String> batch = ids.subList(i, Math.min(ids.size(), i + AT_ONCE));
      String marks = String.join(", ", Collections.nCopies(batch.size(), "?"));
      found.addAll(
          archive
              .catalog()
              .query(
                  "SELECT "
                      + COLUMNS
                      + " FROM entries WHERE converged IS DISTINCT FROM FALSE AND entry_id IN ("
                      + marks
                      + ") ORDER BY mainfile, entry_id",
                  this::row,
                  batch.toArray()));
    }
    return found;
  }

  private MaterialEnergy row(ResultSet row) throws SQLException {
    double volume = row.getDouble(4);
    OptionalDouble volumePerAtom =
        row.wasNull()
            ? OptionalDouble.empty()
            : OptionalDouble.of(MaterialsUnit.CUBIC_ANGSTROM.fromSi(volume));
    double cutoff = row.getDouble(10);
    boolean hasCutoff = !row.wasNull();
    return new MaterialEnergy(
        row.getString(9),
        row.getString(1),
        Composition.parse(row.getString(2)),
        MaterialsUnit.ELECTRONVOLT.fromSi(row.getDouble(3)),
        MaterialEnergy.Zero.METHOD,
        volumePerAtom,
        withAtoms ? atoms(new ObjectId(row.getString(11))) : Optional.empty(),
        MaterialEnergies.method(
            row.getString(5), row.getString(6), row.getBoolean(7) ? "+U" : null, row.getString(8)),
        MaterialEnergies.cutoff(hasCutoff ? cutoff : null));
  }

  private Optional<Structure> atoms(ObjectId document) {
    try {
      List<AtomicSystem> systems = archive.entries().run(document).system();
      return systems.isEmpty() || systems.getLast().atoms() == null
          ? Optional.empty()
          : systems.getLast().atoms().toStructure();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
