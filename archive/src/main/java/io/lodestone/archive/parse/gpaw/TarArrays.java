package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.parse.xml.SafeXml;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The arrays and parameters of a tar archive as GPAW wrote it up to version 1.0: a member of raw
 * numbers for each array, and {@code info.xml} with the shapes and the parameters.
 *
 * <p>Wave functions and projections, which make such files large, are passed over. A member that is
 * not as long as its shape says is left out.
 */
final class TarArrays {
  static final String INDEX = "info.xml";
  private static final int LONGEST_INDEX = 1 << 22;

  private static final Set<String> WANTED =
      Set.of(
          "AtomicNumbers",
          "CartesianPositions",
          "CartesianForces",
          "MagneticMoments",
          "BoundaryConditions",
          "UnitCell",
          "PotentialEnergy",
          "NBZKPoints",
          "IBZKPoints",
          "IBZKPointWeights",
          "Eigenvalues",
          "OccupationNumbers",
          "PseudoElectronDensity",
          "PseudoPotential");

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, byte[]> members = new HashMap<>();
  private boolean littleEndian = true;
  private boolean complete;

  private record Shape(String type, int[] axes) {}

  /**
   * Reads an archive up to where it was cut off, if it was.
   *
   * @param source name for messages
   */
  TarArrays(InputStream in, String source) throws IOException {
    // Not closed here: the caller owns the stream.
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    byte[] index = null;
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(INDEX)) {
          index = tar.readNBytes(LONGEST_INDEX);
        } else if (WANTED.contains(name) && entry.getSize() <= 8L * UlmFile.LARGEST_ARRAY) {
          byte[] raw = tar.readNBytes((int) entry.getSize());
          if (raw.length == entry.getSize()) {
            members.put(name, raw);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // A damaged or cut archive: what came before is whole, for each member has a length.
      index = index == null ? new byte[0] : index;
    }
    complete = index != null && index.length > 0;
    if (complete) {
      readIndex(index, source);
    }
  }

  /** Whether the archive has its index, which GPAW wrote last. */
  boolean complete() {
    return complete;
  }

  /** A parameter as text; null where it is missing or Python's None. */
  String text(String name) {
    String value = parameters.get(name.toLowerCase(Locale.ROOT));
    return value == null || value.equals("None") ? null : value;
  }

  /** A parameter as number; null where it is none or not finite. */
  Double number(String name) {
    String text = text(name);
    try {
      double value = text == null ? Double.NaN : Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** An array of this shape (-1: any length) and finite numbers; null where there is none. */
  Tensor array(String name, int... wanted) {
    Shape shape = shapes.get(name);
    byte[] raw = members.get(name);
    if (shape == null || raw == null || shape.axes.length != wanted.length) {
      return null;
    }
    int width = shape.type.equals("int") ? 4 : 8;
    long count = 1;
    for (int axis = 0; axis < wanted.length; axis++) {
      int length = shape.axes[axis];
      if (length < 0
          || wanted[axis] >= 0 && length != wanted[axis]
          || (count *= length) > UlmFile.LARGEST_ARRAY) {
        return null;
      }
    }
    if (count * width != raw.length || shape.type.equals("complex")) {
      return null;
    }
    ByteBuffer numbers =
        ByteBuffer.wrap(raw).order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == 4 ? numbers.getInt() : numbers.getDouble();
      if (!Double.isFinite(values[i])) {
        return null;
      }
    }
    return Tensor.of(values, shape.axes);
  }

  private void readIndex(byte[] xml, String source) {
    try {
      XMLStreamReader in = new SafeXml().reader(new ByteArrayInputStream(xml));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT) {
          switch (in.getLocalName()) {
            case "gpaw_io" ->
                littleEndian = !"big".equals(in.getAttributeValue(null, "endianness"));
            case "parameter" -> readParameter(in);
            case "array" -> readShape(in);
            default -> {}
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new InvalidInput(
          source,
          INDEX + " line " + e.getLocation().getLineNumber(),
          "broken XML",
          "the index of a GPAW restart file",
          "the file is damaged");
    }
  }

  private void readParameter(XMLStreamReader in) {
    String name = in.getAttributeValue(null, "name");
    String value = in.getAttributeValue(null, "value");
    if (name != null && value != null) {
      parameters.put(name.toLowerCase(Locale.ROOT), value);
    }
  }

  private void readShape(XMLStreamReader in) throws XMLStreamException {
    String name = in.getAttributeValue(null, "name");
    String type = in.getAttributeValue(null, "type");
    java.util.List<Integer> axes = new java.util.ArrayList<>();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("dimension")) {
        String length = in.getAttributeValue(null, "length");
        boolean whole = length != null && length.matches("\\d{1,9}");
        axes.add(whole ? Integer.parseInt(length) : -1);
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("array")) {
        break;
      }
    }
    if (name != null && type != null) {
      shapes.put(name, new Shape(type, axes.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
