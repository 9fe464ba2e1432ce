package io.lodestone.bench;

import io.lodestone.archive.index.IndexedEntry;
import io.lodestone.archive.index.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Entries made up by a random generator, as diverse as those of a large archive: one to five of 80
 * elements, some far more frequent than others, hundreds of thousands of formulas, all of the usual
 * properties, and one value in ten missing.
 */
final class SyntheticEntries {
  static final List<String> ELEMENTS =
      List.of(
          ("O Si Al Fe Ca Na Mg K Ti H P Mn F Ba C Sr S Zr V Cl Cr Rb Ni Zn Ce Cu Nd La Y Co Sc Li N"
                  + " Nb Ga Pb B Th Pr Sm Gd Dy Er Yb Hf Cs Be U Br Sn Eu Ta As Ge Ho W Mo Tl Lu Tm I"
                  + " In Sb Cd Ag Se Hg Bi Te Au Pt Pd Rh Ir Os Ru Re Tb He Ar")
              .split(" "));
  static final List<String> PROGRAMS =
      List.of("VASP", "Quantum ESPRESSO", "FHI-aims", "ABINIT", "GPAW", "exciting", "CP2K", "Elk");
  static final List<String> FUNCTIONALS =
      List.of("PBE", "PBEsol", "LDA", "SCAN", "r2SCAN", "HSE06", "PBE0", "RPBE", "BLYP", "B3LYP");

  private static final double ELECTRONVOLT = 1.602176634e-19;

  private final Vocabulary vocabulary;
  private final Random random;

  SyntheticEntries(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    random = new Random(seed);
  }

  /** The next entry, with the number as its identifier. */
  IndexedEntry next(int number) {
    TreeMap<String, Integer> formula = new TreeMap<>();
    int elements = 1 + (int) Math.min(4, Math.abs(random.nextGaussian()) * 1.6 + 0.7);
    while (formula.size() < elements) {
      formula.put(element(), 1 + (int) Math.abs(random.nextGaussian() * 3));
    }
    int atoms = formula.values().stream().mapToInt(Integer::intValue).sum();
    int sites = atoms * (1 << random.nextInt(3));
    double volumePerAtom = (10 + 8 * Math.abs(random.nextGaussian())) * 1e-30;
    double gap = random.nextInt(2) * Math.abs(random.nextGaussian()) * 2.5;
    int spaceGroup = 1 + random.nextInt(230);
    String functional = pick(FUNCTIONALS);
    String program = pick(PROGRAMS);
    String reduced = reduced(formula);
    String id = "%016x".formatted((number + 1L) * 0x9E3779B97F4A7C15L);

    IndexedEntry entry = new IndexedEntry(id);
    put(entry, "upload_id", "upload-" + number / 500);
    put(entry, "mainfile", "run-" + number + "/vasprun.xml");
    put(entry, "location", "/data/upload-" + number / 500 + "/run-" + number + "/vasprun.xml");
    put(entry, "format", program + " output");
    put(
        entry,
        "last_modified",
        Instant.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000)));
    put(entry, "elements", List.copyOf(formula.keySet()));
    put(entry, "n_elements", elements);
    put(entry, "elements_ratios", formula.values().stream().map(n -> n / (double) atoms).toList());
    put(entry, "chemical_formula_reduced", reduced);
    put(entry, "chemical_formula_hill", reduced);
    put(entry, "chemical_formula_anonymous", anonymous(formula));
    put(entry, "n_sites", sites);
    put(entry, "structural_type", random.nextInt(10) > 0 ? "bulk" : "surface");
    put(entry, "space_group_number", spaceGroup);
    put(entry, "space_group_symbol", "G" + spaceGroup);
    put(entry, "volume", volumePerAtom * sites);
    put(entry, "volume_per_atom", volumePerAtom);
    put(entry, "mass_density", 500 + random.nextDouble() * 19_000);
    put(entry, "method_name", "DFT");
    put(entry, "workflow_name", random.nextInt(3) > 0 ? "GeometryOptimization" : "SinglePoint");
    put(entry, "program_name", program);
    put(entry, "program_version", random.nextInt(7) + "." + random.nextInt(5));
    put(entry, "xc_functional_short_name", functional);
    put(entry, "xc_functional_names", List.of("XC_GGA_X_" + functional, "XC_GGA_C_" + functional));
    put(entry, "planewave_cutoff", (200 + 50 * random.nextInt(20)) * ELECTRONVOLT);
    put(entry, "spin_polarized", random.nextBoolean());
    put(entry, "energy_per_atom", -random.nextDouble() * 10 * ELECTRONVOLT);
    put(entry, "band_gap", gap * ELECTRONVOLT);
    put(entry, "band_gap_type", gap == 0 ? "none" : random.nextBoolean() ? "direct" : "indirect");
    put(entry, "magnetization_total", Math.max(0, random.nextGaussian() * 2));
    put(entry, "converged", random.nextInt(20) > 0);
    put(entry, "precision_class", pick(List.of("low", "medium", "high")));
    return entry.text(reduced + " " + program + " " + functional + " calculation " + number / 500);
  }

  /** An element, the first ones of the list far more often than the last ones. */
  String element() {
    double u = random.nextDouble();
    return ELEMENTS.get((int) (ELEMENTS.size() * u * u));
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  double uniform(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  private void put(IndexedEntry entry, String property, Object value) {
    if (random.nextInt(10) > 0) {
      entry.put(vocabulary.named(property), value);
    }
  }

  private static String reduced(TreeMap<String, Integer> formula) {
    StringBuilder text = new StringBuilder();
    formula.forEach((element, n) -> text.append(element).append(n == 1 ? "" : n));
    return text.toString();
  }

  private static String anonymous(TreeMap<String, Integer> formula) {
    List<Integer> numbers = new ArrayList<>(formula.values());
    numbers.sort(Collections.reverseOrder());
    StringJoiner text = new StringJoiner("");
    for (int i = 0; i < numbers.size(); i++) {
      text.add((char) ('A' + i) + (numbers.get(i) == 1 ? "" : "" + numbers.get(i)));
    }
    return text.toString();
  }
}
