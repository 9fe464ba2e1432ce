package io.lodestone.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.matching.Grouping;
import io.lodestone.crystal.matching.Likeness;
import io.lodestone.crystal.matching.MatchTolerance;
import io.lodestone.crystal.matching.StructureMatcher;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to group crystals, how that grows with their number, and how long pymatgen
 * takes for the first of them.
 *
 * <p>The crystals are disguised copies (turned, shifted, shuffled, in other cells of up to two of
 * the old ones, with noise) of made-up distorted perovskites, four of each of 192 formulas.
 * Processor time of this thread, which does all the work but for the symmetries of the members of
 * groups.
 *
 * <p>Arguments: number of crystals (default 10,000); a Python interpreter with pymatgen to compare
 * with, as {@code bench/peers/environment} makes one.
 */
public final class GroupingBenchmark {
  private static final List<Element> LARGE =
      List.of(
          Element.Ca,
          Element.Sr,
          Element.Ba,
          Element.La,
          Element.K,
          Element.Pb,
          Element.Na,
          Element.Cs);
  private static final List<Element> SMALL =
      List.of(
          Element.Ti,
          Element.Zr,
          Element.Nb,
          Element.Mn,
          Element.Fe,
          Element.Al,
          Element.Sn,
          Element.Ge);
  private static final List<Element> ANIONS = List.of(Element.O, Element.F, Element.Cl);
  private static final int VARIANTS = 4;
  private static final int[] OF_PEER = {100, 200, 400};

  private final Random random = new Random(1);
  private final PrintStream out = System.out;

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    new GroupingBenchmark().run(count, arguments.length > 1 ? arguments[1] : null);
  }

  private void run(int count, String python) throws IOException, InterruptedException {
    List<Structure> originals = new ArrayList<>();
    for (int variant = 0; variant < VARIANTS; variant++) {
      for (Element a : LARGE) {
        for (Element b : SMALL) {
          for (Element x : ANIONS) {
            originals.add(perovskite(a, b, x));
          }
        }
      }
    }
    List<Structure> crystals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crystals.add(disguised(originals.get(random.nextInt(originals.size()))));
    }
    // Once to have the code compiled.
    group(crystals.subList(0, Math.min(count, 2000)), MatchTolerance.DEFAULT);
    for (MatchTolerance tolerance : List.of(MatchTolerance.DEFAULT, MatchTolerance.STRICT)) {
      out.println(tolerance);
      for (int n = count / 8; n <= count; n *= 2) {
        report(n, group(crystals.subList(0, n), tolerance));
      }
    }
    withSymmetries(crystals);
    if (python != null) {
      compare(crystals, python);
    }
  }

  private void report(int n, Result result) {
    out.printf(
        Locale.ROOT,
        "%6d crystals: %7.2f s, %.3f ms each, %d groups%n",
        n,
        result.seconds(),
        1000 * result.seconds() / n,
        result.groups());
  }

  /** Processor time of all threads, with the symmetry of every member. */
  private void withSymmetries(List<Structure> crystals) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    Grouping grouping =
        new Grouping(new StructureMatcher(MatchTolerance.DEFAULT), Likeness.IDENTICAL);
    crystals.forEach(crystal -> grouping.add(grouping.prepare(crystal)));
    int groups = grouping.groups().size();
    double seconds = (system.getProcessCpuTime() - start) / 1e9;
    out.printf(Locale.ROOT, "with all symmetries: %.2f s, %d groups%n", seconds, groups);
  }

  private record Result(double seconds, int groups) {}

  private static Result group(List<Structure> crystals, MatchTolerance tolerance) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Grouping grouping = new Grouping(new StructureMatcher(tolerance), Likeness.IDENTICAL);
    int groups = 0;
    for (Structure crystal : crystals) {
      groups = Math.max(groups, grouping.add(grouping.prepare(crystal)) + 1);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return new Result(nanos / 1e9, groups);
  }

  /** The peer reads the same crystals and prints its seconds and number of groups. */
  private void compare(List<Structure> crystals, String python)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("lodestone-bench-", ".txt");
    for (int n : OF_PEER) {
      StringBuilder text = new StringBuilder();
      crystals.subList(0, n).forEach(crystal -> write(crystal, text));
      Files.writeString(file, text);
      Process process =
          new ProcessBuilder(python, "bench/peers/grouping.py", file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] answer = new String(process.getInputStream().readAllBytes()).strip().split(" ");
      if (process.waitFor() != 0) {
        throw new IOException(python + " cannot run bench/peers/grouping.py");
      }
      Result own = group(crystals.subList(0, n), MatchTolerance.DEFAULT);
      double theirs = Double.parseDouble(answer[0]);
      out.printf(
          Locale.ROOT,
          "%6d crystals: %.3f s and %d groups here, %.2f s and %s groups with pymatgen: ratio %.0f%n",
          n,
          own.seconds(),
          own.groups(),
          theirs,
          answer[1],
          theirs / own.seconds());
    }
    Files.delete(file);
  }

  /** Nine lattice components, then symbol and fractions of each site, on one line. */
  private static void write(Structure crystal, StringBuilder text) {
    for (double component : crystal.lattice().orElseThrow().toRows()) {
      text.append(component).append(' ');
    }
    for (Site site : crystal.sites()) {
      Vector3 p = site.position();
      text.append(site.mainSpecies().symbol()).append(' ');
      text.append(p.x()).append(' ').append(p.y()).append(' ').append(p.z()).append(' ');
    }
    text.append('\n');
  }

  private Structure perovskite(Element a, Element b, Element x) {
    double edge = 3.8 + random.nextDouble();
    double h = 0.12;
    return Structure.crystal(
        Lattice.ofParameters(
            edge,
            edge * (1 + h * random.nextDouble()),
            edge * (1 + 3 * h * random.nextDouble()),
            90,
            90,
            90),
        List.of(
            site(a, 0, 0, h * random.nextGaussian()),
            site(b, 0.5, 0.5, 0.5),
            site(x, 0.5, 0.5, h * random.nextGaussian()),
            site(x, 0.5, 0, 0.5 + h * random.nextGaussian()),
            site(x, 0, 0.5, 0.5 + h * random.nextGaussian())));
  }

  private Structure disguised(Structure original) {
    Structure larger = original.supercell(1 + random.nextInt(2), 1, 1);
    Lattice old = larger.lattice().orElseThrow();
    Vector3[] v = {old.a(), old.b(), old.c()};
    for (int step = 0; step < 3; step++) {
      int i = random.nextInt(3);
      v[i] = v[i].plus(v[(i + 1 + random.nextInt(2)) % 3].scaled(random.nextInt(3) - 1));
    }
    Lattice skewed = new Lattice(v[0], v[1], v[2]);
    Vector3 shift = vector().scaled(5);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < larger.size(); i++) {
      Vector3 noise = vector().minus(new Vector3(0.5, 0.5, 0.5)).scaled(0.02);
      Vector3 place = larger.cartesian(i).plus(shift).plus(noise);
      sites.add(larger.sites().get(i).at(skewed.toFractional(place)));
    }
    Collections.shuffle(sites, random);
    Lattice turned = new Lattice(turned(skewed.a()), turned(skewed.b()), turned(skewed.c()));
    return Structure.crystal(turned, sites).wrapped();
  }

  /** Turned by a fixed odd angle about two axes. */
  private static Vector3 turned(Vector3 v) {
    double c = Math.cos(0.7);
    double s = Math.sin(0.7);
    Vector3 once = new Vector3(c * v.x() - s * v.y(), s * v.x() + c * v.y(), v.z());
    return new Vector3(once.x(), c * once.y() - s * once.z(), s * once.y() + c * once.z());
  }

  private Vector3 vector() {
    return new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble());
  }

  private static Site site(Element element, double x, double y, double z) {
    return Site.of(element, new Vector3(x, y, z));
  }
}
