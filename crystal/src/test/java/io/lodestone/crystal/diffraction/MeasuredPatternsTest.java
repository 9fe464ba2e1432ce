package io.lodestone.crystal.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Powders that were measured: the strong lines of a phase that is in a mixture are where they are
 * computed to be, all shifted alike by the height of the sample. Left out are phases whose lines
 * those of others cover, such as anatase beside V2O5.
 */
@Tag("data")
class MeasuredPatternsTest {
  /** Of the strongest computed line, in per cent. */
  private static final double STRONG = 20;

  /**
   * Degrees: how far a line is looked for, and how far lines of one phase differ in their shifts.
   */
  private static final double WINDOW = 0.25;

  private static final double SPREAD = 0.12;

  /** A line stands out of the counts about it by so many times their square root. */
  private static final double SIGNIFICANT = 20;

  @ParameterizedTest
  @CsvSource({
    "TiO2_0p4009-ZnO_0p6010, ZnO",
    "TiO2_0p4009-ZnO_0p6010, TiO2",
    "V2O5_0p6008-ZnO_0p4010, ZnO",
    "V2O5_0p4005-NiO_0p6016, NiO",
    "V2O5_0p3005-NiO_0p4020-TiO2_0p3020, NiO",
    "NiO_0p2030-Li2CO3_0p2999-TiO2_0p5025, NiO",
    "NiO_0p2030-Li2CO3_0p2999-TiO2_0p5025, TiO2",
  })
  void the_strong_lines_of_a_phase_are_where_they_are_computed(String mixture, String phase)
      throws Exception {
    Scan scan = scan(mixture + "--8min.xrdml");
    assertThat(shows(scan, phase(phase, 1))).isTrue();
    // So that not any lines would do.
    assertThat(shows(scan, phase(phase, 1.015))).isFalse();
    assertThat(shows(scan, phase(phase, 0.985))).isFalse();
  }

  private static boolean shows(Scan scan, Structure phase) {
    PowderPattern pattern =
        PowderDiffraction.of(Radiation.parse("CuKa1")).within(20, 62).pattern(phase);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Peak peak : pattern.peaks()) {
      if (peak.intensity() > STRONG) {
        int top = scan.highest(peak.twoTheta() - WINDOW, peak.twoTheta() + WINDOW);
        double shift = scan.angle(top) - peak.twoTheta();
        // What rises to the edge belongs to a line beside.
        if (scan.significance(top) < SIGNIFICANT || Math.abs(shift) > 0.95 * WINDOW) {
          return false;
        }
        least = Math.min(least, shift);
        most = Math.max(most, shift);
      }
    }
    return most - least < SPREAD;
  }

  /** Counts at equal steps of 2θ from one angle to another, in degrees. */
  private record Scan(double from, double to, double[] counts) {
    double angle(int point) {
      return from + (to - from) * point / (counts.length - 1);
    }

    private int point(double angle) {
      double point = (angle - from) / (to - from) * (counts.length - 1);
      return (int) Math.max(0, Math.min(counts.length - 1, Math.rint(point)));
    }

    int highest(double low, double high) {
      int best = point(low);
      for (int i = best; i <= point(high); i++) {
        best = counts[i] > counts[best] ? i : best;
      }
      return best;
    }

    /** The height above the median of three degrees about it, over its square root. */
    double significance(int top) {
      double[] about = Arrays.copyOfRange(counts, point(angle(top) - 1.5), point(angle(top) + 1.5));
      Arrays.sort(about);
      double median = about[about.length / 2];
      return (counts[top] - median) / Math.sqrt(Math.max(1, median));
    }
  }

  private static Scan scan(String name) throws Exception {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null, "LODESTONE_DATA names no folder");
    Path file = Path.of(folder).resolve("xrd/precursor-mixtures").resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    Document document =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile());
    NodeList positions = document.getElementsByTagNameNS("*", "positions");
    for (int i = 0; i < positions.getLength(); i++) {
      Node axis = positions.item(i);
      if (axis.getAttributes().getNamedItem("axis").getNodeValue().equals("2Theta")) {
        double[] counts =
            Arrays.stream(text(document, "counts").strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Scan(
            Double.parseDouble(text(document, "startPosition")),
            Double.parseDouble(text(document, "endPosition")),
            counts);
      }
    }
    throw new IllegalStateException("no angles in " + name);
  }

  private static String text(Document document, String name) {
    return document.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }

  /** Rock salt, wurtzite and anatase, with the cells of the handbooks times a factor. */
  private static Structure phase(String formula, double size) {
    return switch (formula) {
      case "NiO" ->
          Structure.crystal(
              cell(4.1771 * size, 4.1771 * size, 90),
              List.of(
                  at("Ni", 0, 0, 0),
                  at("Ni", 0, 0.5, 0.5),
                  at("Ni", 0.5, 0, 0.5),
                  at("Ni", 0.5, 0.5, 0),
                  at("O", 0.5, 0.5, 0.5),
                  at("O", 0.5, 0, 0),
                  at("O", 0, 0.5, 0),
                  at("O", 0, 0, 0.5)));
      case "ZnO" ->
          Structure.crystal(
              cell(3.2498 * size, 5.2066 * size, 120),
              List.of(
                  at("Zn", 1 / 3.0, 2 / 3.0, 0),
                  at("Zn", 2 / 3.0, 1 / 3.0, 0.5),
                  at("O", 1 / 3.0, 2 / 3.0, 0.382),
                  at("O", 2 / 3.0, 1 / 3.0, 0.882)));
      default -> {
        double u = 0.2081;
        List<Site> sites = new ArrayList<>();
        double[][] titanium = {{0, 0, 0}, {0.5, 0.5, 0.5}, {0, 0.5, 0.25}, {0.5, 0, 0.75}};
        for (double[] t : titanium) {
          sites.add(at("Ti", t[0], t[1], t[2]));
          sites.add(at("O", t[0], t[1], t[2] + u));
          sites.add(at("O", t[0], t[1], t[2] - u));
        }
        yield Structure.crystal(cell(3.7845 * size, 9.5143 * size, 90), sites);
      }
    };
  }

  private static Lattice cell(double a, double c, double gamma) {
    return Lattice.ofParameters(a, a, c, 90, 90, gamma);
  }

  private static Site at(String element, double x, double y, double z) {
    return Site.of(Element.of(element), new Vector3(x, y, z));
  }
}
