package io.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.archive.entry.StructureReader;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.diffraction.Peak;
import io.lodestone.crystal.diffraction.PowderDiffraction;
import io.lodestone.crystal.diffraction.PowderPattern;
import io.lodestone.crystal.diffraction.Radiation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Powder patterns on one core: those of every ordered structure in a folder, and of glasses of up
 * to 5,000 atoms, Cu Kα from 0 to 90 degrees; against the same by pymatgen, in its own process.
 * Structures are in memory; processor time is measured; peaks are compared.
 *
 * <p>Arguments: folder of structures, Python with pymatgen (target/peers/bin/python), rounds (5).
 */
public final class DiffractionBenchmark {
  private static final int[] GLASSES = {500, 2000, 5000};

  /** In Å³ per atom, that of quartz glass. */
  private static final double ROOM = 15;

  private record Case(String file, Structure structure) {}

  private DiffractionBenchmark() {}

  /** Runs the benchmark and prints the times, their ratio and the agreement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    String python = arguments.length > 1 ? arguments[1] : null;
    measure(read(Path.of(arguments[0])), "crystals", python, rounds);
    for (int atoms : GLASSES) {
      measure(List.of(new Case("glass", glass(atoms))), atoms + " atoms", python, rounds);
    }
  }

  private static void measure(List<Case> cases, String name, String python, int rounds)
      throws IOException, InterruptedException {
    PowderDiffraction method = PowderDiffraction.likePymatgen(Radiation.CU_KA);
    double[] seconds = new double[2 * rounds];
    Map<String, PowderPattern> patterns = new LinkedHashMap<>();
    for (int round = 0; round < seconds.length; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Case one : cases) {
        patterns.put(one.file, method.pattern(one.structure));
      }
      seconds[round] =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }
    double ours = median(Arrays.copyOfRange(seconds, rounds, seconds.length));
    print("%-12s %5d structures, lodestone %9.1f ms", name, cases.size(), ours * 1e3);
    if (python != null) {
      JsonNode peer = peer(cases, python, rounds);
      double[] times = new double[peer.get("seconds").size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = peer.get("seconds").get(i).asDouble();
      }
      double theirs = median(times);
      print(
          ", pymatgen %s %9.1f ms, ratio %.1f; %s",
          peer.get("pymatgen").asText(),
          theirs * 1e3,
          theirs / ours,
          agreement(patterns, peer.get("peaks")));
    }
    print("%n");
  }

  /** How many patterns have the same number of peaks, and how far these lie apart. */
  private static String agreement(Map<String, PowderPattern> patterns, JsonNode peaks) {
    int same = 0;
    double angle = 0;
    double intensity = 0;
    for (Map.Entry<String, PowderPattern> pattern : patterns.entrySet()) {
      JsonNode theirs = peaks.get(pattern.getKey());
      List<Peak> ours = pattern.getValue().peaks();
      if (ours.size() != theirs.get("two_theta").size()) {
        continue;
      }
      same++;
      for (int i = 0; i < ours.size(); i++) {
        angle =
            Math.max(
                angle,
                Math.abs(ours.get(i).twoTheta() - theirs.get("two_theta").get(i).asDouble()));
        intensity =
            Math.max(
                intensity,
                Math.abs(ours.get(i).intensity() - theirs.get("intensity").get(i).asDouble()));
      }
    }
    return String.format(
        Locale.ROOT,
        "%d of %d with equally many peaks, at most %.1e degrees and %.1e of 100 apart",
        same,
        patterns.size(),
        angle,
        intensity);
  }

  private static JsonNode peer(List<Case> cases, String python, int rounds)
      throws IOException, InterruptedException {
    ObjectMapper mapper = new ObjectMapper();
    Path cells = Files.createTempFile("lodestone-bench-", ".jsonl");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(cells)) {
        for (Case one : cases) {
          Map<String, Object> cell = new LinkedHashMap<>();
          cell.put("file", one.file);
          cell.put("lattice", one.structure.lattice().orElseThrow().toRows());
          cell.put(
              "positions",
              one.structure.sites().stream()
                  .flatMapToDouble(site -> Arrays.stream(site.position().toArray()))
                  .toArray());
          cell.put(
              "symbols",
              one.structure.sites().stream().map(site -> site.mainSpecies().symbol()).toList());
          out.write(mapper.writeValueAsString(cell));
          out.newLine();
        }
      }
      Process process =
          new ProcessBuilder(
                  python, "bench/peers/diffraction.py", cells.toString(), Integer.toString(rounds))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (InputStream answer = process.getInputStream()) {
        JsonNode read = mapper.readTree(answer);
        if (process.waitFor() != 0) {
          throw new IOException("the peer failed");
        }
        return read;
      }
    } finally {
      Files.delete(cells);
    }
  }

  private static List<Case> read(Path folder) throws IOException {
    StructureReader reader = new StructureReader();
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        DiskFile source = new DiskFile(file);
        if (reader.recognizes(source)) {
          try {
            reader.read(
                source,
                (key, structure) -> {
                  if (structure.isOrdered() && structure.periodicity().dimensions() == 3) {
                    cases.add(new Case(file + "#" + key, structure));
                  }
                });
          } catch (InvalidInput e) {
            System.err.println(e.getMessage());
          }
        }
      }
    }
    return cases;
  }

  /** Silica with its atoms anywhere: time does not depend on where they are. */
  private static Structure glass(int atoms) {
    Random random = new Random(1);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < atoms; i++) {
      sites.add(
          Site.of(
              i % 3 == 0 ? Element.Si : Element.O,
              Vector3.of(random.nextDouble(), random.nextDouble(), random.nextDouble())));
    }
    return Structure.crystal(Lattice.cubic(Math.cbrt(ROOM * atoms)), sites);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
    System.out.flush();
  }
}
