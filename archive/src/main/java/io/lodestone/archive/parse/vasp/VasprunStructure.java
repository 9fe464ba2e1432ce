package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.xml.XmlScanner;
import java.io.IOException;

/** Reads a {@code structure} of vasprun.xml. */
final class VasprunStructure {
  private final XmlScanner xml;
  private final VasprunValues values;
  private boolean[] movable;

  VasprunStructure(XmlScanner xml) {
    this.xml = xml;
    this.values = new VasprunValues(xml);
  }

  /** Reads the current element; null where cell or positions are missing or damaged. */
  Configuration read() throws IOException {
    double[] lattice = null;
    double[] fractions = null;
    double[] velocities = null;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String name = xml.attribute("name");
      if (xml.name().equals("crystal")) {
        lattice = crystal();
      } else if (xml.name().equals("varray") && name != null) {
        switch (name) {
          case "positions" -> fractions = values.rows(3);
          case "velocities" -> velocities = values.rows(3);
          case "selective" -> movable = values.logicalRows();
          default -> {}
        }
      }
    }
    if (lattice == null || fractions == null) {
      return null;
    }
    boolean moving = velocities != null && velocities.length == fractions.length;
    return new Configuration(
        lattice, Configuration.cartesian(lattice, fractions), moving ? velocities : null);
  }

  /** Three per atom, whether a coordinate may move; null where the structure does not tell. */
  boolean[] movable() {
    return movable;
  }

  private double[] crystal() throws IOException {
    double[] lattice = null;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      if (xml.name().equals("varray") && "basis".equals(xml.attribute("name"))) {
        lattice = values.rows(3);
      }
    }
    return lattice == null || lattice.length != 9 ? null : lattice;
  }
}
