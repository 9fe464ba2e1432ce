package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.element.ElementProperty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How long bonds of unit strength are between the atoms of two elements. */
final class BondLengths {
  private static final String RESOURCE = "bond-valence-parameters.tsv";
  private static final double PICOMETRE = 0.01;

  /**
   * How much nearer four neighbours are than twelve with the same strength in sum: 0.37 Å · ln 3.
   */
  private static final double SHORTER_BY_FOUR = 0.37 * Math.log(3);

  /** One cm³/mol in Å³ for each atom. */
  private static final double CUBIC_ANGSTROM = 1 / 0.602_214_076;

  /** Volume of a close-packed atom of radius 1. */
  private static final double CLOSE_PACKING = 4 * Math.sqrt(2);

  private final Map<Element, double[]> parameters = new EnumMap<>(Element.class);

  private BondLengths() {
    try (InputStream in = BondLengths.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t");
          parameters.put(
              Element.of(f[0]), new double[] {Double.parseDouble(f[1]), Double.parseDouble(f[2])});
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BondLengths tabulated() {
    return Holder.TABULATED;
  }

  /**
   * The length in Å of a bond between ions that has valence 1, after O'Keeffe and Brese; of
   * elements that they do not list, the sum of covalent radii.
   */
  double ofValenceOne(Element one, Element other) {
    double[] p = parameters.get(one);
    double[] q = parameters.get(other);
    if (p == null || q == null) {
      return covalentRadius(one) + covalentRadius(other);
    }
    double difference = Math.sqrt(p[1]) - Math.sqrt(q[1]);
    return p[0] + q[0] - p[0] * q[0] * difference * difference / (p[1] * p[0] + q[1] * q[0]);
  }

  /** The distance in Å of two atoms in a metal with twelve neighbours. */
  double inMetal(Element one, Element other) {
    return metallicRadius(one) + metallicRadius(other);
  }

  /** Of metals whose radius is not listed, the one that fills their volume with close packing. */
  private static double metallicRadius(Element element) {
    if (element.period() == 2 && element.number() >= Element.C.number()) {
      // Listed are C and N in the gaps of metals; as in diamond, four bonds are shorter than
      // twelve.
      return covalentRadius(element) + SHORTER_BY_FOUR / 2;
    }
    OptionalDouble listed = ElementProperty.METALLIC_RADIUS.of(element);
    if (listed.isPresent()) {
      return PICOMETRE * listed.getAsDouble();
    }
    OptionalDouble volume = ElementProperty.MOLAR_VOLUME.of(element);
    return volume.isPresent()
        ? Math.cbrt(volume.getAsDouble() * CUBIC_ANGSTROM / CLOSE_PACKING)
        : covalentRadius(element);
  }

  private static double covalentRadius(Element element) {
    return PICOMETRE
        * ElementProperty.COVALENT_RADIUS_CORDERO
            .of(element)
            .orElseGet(() -> ElementProperty.COVALENT_RADIUS_PYYKKO.of(element).orElseThrow());
  }

  /** Reads the table when it is first asked for. */
  private static final class Holder {
    private static final BondLengths TABULATED = new BondLengths();
  }
}
