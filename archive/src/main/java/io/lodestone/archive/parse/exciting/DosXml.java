package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValues;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.TotalDosFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The file dos.xml: densities of states, total and by atom, l and m; energies in hartree above the
 * Fermi level.
 */
final class DosXml {
  /** One curve and what it belongs to; atom -1 for the whole cell. */
  private record Diagram(int spin, int atom, String symbol, Integer l, Integer m, Curve curve) {}

  private final List<Diagram> diagrams = new ArrayList<>();
  private final Map<String, Integer> atoms = new LinkedHashMap<>();

  private DosXml() {}

  /** Reads a file, up to where it breaks off. */
  static DosXml read(SourceFile file) throws IOException {
    DosXml dos = new DosXml();
    try (XmlFile xml = XmlFile.open(file)) {
      dos.read(xml.reader());
    } catch (XMLStreamException e) {
      return dos; // what came before the break
    }
    return dos;
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    String part = "";
    String symbol = null;
    int atom = -1;
    while (in.hasNext()) {
      if (in.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "totaldos", "interstitialdos" -> {
          part = in.getLocalName();
          atom = -1;
        }
        case "partialdos" -> {
          part = in.getLocalName();
          symbol = in.getAttributeValue(null, "speciessym");
          String species = in.getAttributeValue(null, "speciesrn");
          String number = in.getAttributeValue(null, "atom");
          atom = atoms.computeIfAbsent(species + "/" + number, key -> atoms.size());
        }
        case "diagram" -> {
          int spin = whole(in, "nspin") == null ? 0 : whole(in, "nspin") - 1;
          Integer l = whole(in, "l");
          Integer m = whole(in, "m");
          Curve curve = points(in);
          if (!part.equals("interstitialdos") && spin >= 0 && spin < 2 && curve.x().length > 0) {
            diagrams.add(new Diagram(spin, atom, symbol, l, m, curve));
          }
        }
        default -> {}
      }
    }
  }

  private static Curve points(XMLStreamReader in) throws XMLStreamException {
    double[] e = new double[256];
    double[] dos = new double[256];
    int n = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("diagram")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("point")) {
        double x = number(in.getAttributeValue(null, "e"));
        double y = number(in.getAttributeValue(null, "dos"));
        if (Double.isFinite(x) && Double.isFinite(y)) {
          if (n == e.length) {
            e = Arrays.copyOf(e, 2 * n);
            dos = Arrays.copyOf(dos, 2 * n);
          }
          e[n] = x;
          dos[n++] = y;
        }
      }
    }
    return new Curve(Arrays.copyOf(e, n), Arrays.copyOf(dos, n));
  }

  /**
   * The sections, one for each spin.
   *
   * @param fermi Fermi energy in J
   */
  List<Dos> sections(double fermi) {
    List<Dos> sections = new ArrayList<>();
    long totals = diagrams.stream().filter(diagram -> diagram.atom < 0).count();
    for (int spin = 0; spin < 2; spin++) {
      DosBuilder section = DosBuilder.builder();
      boolean any = false;
      for (Diagram diagram : diagrams) {
        if (diagram.spin != spin) {
          continue;
        }
        Integer channel = totals == 2 ? (Integer) spin : null;
        DosValues values = values(diagram, channel);
        if (diagram.atom < 0) {
          any = true;
          section
              .spinChannel(channel)
              .nEnergies(diagram.curve.x().length)
              .energies(TotalDosFile.energies(diagram.curve, fermi))
              .energyFermi(fermi)
              .addTotal(values);
        } else {
          section.addOrbitalProjected(values);
        }
      }
      if (any) {
        sections.add(section.build());
      }
    }
    return sections;
  }

  private static DosValues values(Diagram diagram, Integer spin) {
    var values = TotalDosFile.values(diagram.curve).spin(spin);
    if (diagram.atom >= 0) {
      values.atomIndex(diagram.atom).atomLabel(diagram.symbol);
      if (diagram.l != null && diagram.m != null) {
        values.lm(List.of(diagram.l, diagram.m));
      }
    }
    return values.build();
  }

  private static double number(String text) {
    return text == null ? Double.NaN : Fields.parse(text);
  }

  private static Integer whole(XMLStreamReader in, String name) {
    String text = in.getAttributeValue(null, name);
    return text != null && text.strip().matches("-?\\d{1,9}")
        ? Integer.valueOf(text.strip())
        : null;
  }
}
