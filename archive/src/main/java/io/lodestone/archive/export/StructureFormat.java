package io.lodestone.archive.export;

import io.lodestone.core.structure.Structure;
import java.io.PrintWriter;

/** File formats for one structure. */
public enum StructureFormat {
  /** Crystallographic Information File, version 1.1, in P1. */
  CIF("cif") {
    @Override
    public void write(Structure structure, String title, PrintWriter out) {
      new CifWriter(out).write(structure, title);
    }
  },
  /** Extended XYZ, as ASE reads it. */
  EXTXYZ("xyz") {
    @Override
    public void write(Structure structure, String title, PrintWriter out) {
      new ExtendedXyzWriter(out).write(structure, title);
    }
  },
  /** POSCAR of VASP 5. */
  POSCAR("vasp") {
    @Override
    public void write(Structure structure, String title, PrintWriter out) {
      new PoscarWriter(out).write(structure, title);
    }
  };

  private final String suffix;

  StructureFormat(String suffix) {
    this.suffix = suffix;
  }

  /** Usual ending of a file of this format, without the dot. */
  public String suffix() {
    return suffix;
  }

  /**
   * Writes a structure.
   *
   * @param title one line that says what it is
   * @throws io.lodestone.core.error.InvalidInput if the format cannot hold such a structure
   */
  public abstract void write(Structure structure, String title, PrintWriter out);
}
