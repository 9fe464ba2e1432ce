package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.lapw.BandPath;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The file bandstructure.xml: bands over the distance along a path, and the corners of the path.
 *
 * <p>With the character of the bands, the same bands stand once below each atom; the first one's
 * are read.
 */
final class BandstructureXml {
  private final List<Curve> bands = new ArrayList<>();
  private final List<BandPath.Vertex> vertices = new ArrayList<>();

  private BandstructureXml() {}

  /** Reads a file, up to where it breaks off; empty where there is no band. */
  static Optional<BandPath> read(SourceFile file) throws IOException {
    BandstructureXml content = new BandstructureXml();
    try (XmlFile xml = XmlFile.open(file)) {
      content.read(xml.reader());
    } catch (XMLStreamException e) {
      return content.path(); // what came before the break
    }
    return content.path();
  }

  private Optional<BandPath> path() {
    return Optional.ofNullable(BandPath.ofCurves(bands, vertices));
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    int atoms = 0;
    while (in.hasNext()) {
      if (in.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "atom" -> atoms++;
        case "band" -> {
          Curve band = band(in);
          if (atoms <= 1 && band.x().length > 0) {
            bands.add(band);
          }
        }
        case "vertex" -> {
          double distance = number(in.getAttributeValue(null, "distance"));
          String coordinates = in.getAttributeValue(null, "coord");
          double[] point = coordinates == null ? null : InfoLine.leadingNumbers(coordinates);
          vertices.add(
              new BandPath.Vertex(
                  distance,
                  in.getAttributeValue(null, "label"),
                  point == null || point.length != 3 ? null : point));
        }
        default -> {}
      }
    }
  }

  private static Curve band(XMLStreamReader in) throws XMLStreamException {
    double[] x = new double[128];
    double[] y = new double[128];
    int n = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("band")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("point")) {
        if (n == x.length) {
          x = Arrays.copyOf(x, 2 * n);
          y = Arrays.copyOf(y, 2 * n);
        }
        x[n] = number(in.getAttributeValue(null, "distance"));
        y[n++] = number(in.getAttributeValue(null, "eval"));
      }
    }
    return new Curve(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }

  private static double number(String text) {
    return text == null ? Double.NaN : Fields.parse(text);
  }
}
