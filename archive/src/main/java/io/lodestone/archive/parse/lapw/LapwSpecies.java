package io.lodestone.archive.parse.lapw;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.ELECTRON_MASS;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.BasisSet;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import java.util.ArrayList;
import java.util.List;

/** One kind of atom with its muffin tin. */
public final class LapwSpecies {
  private final int number;
  private final String symbol;
  private final List<double[]> positions = new ArrayList<>();
  private double nuclearCharge = Double.NaN;
  private double mass = Double.NaN;
  private double radius = Double.NaN;
  private double radialPoints = Double.NaN;
  private String file;

  LapwSpecies(int number, String symbol) {
    this.number = number;
    this.symbol = symbol;
  }

  void nuclearCharge(double charge) {
    nuclearCharge = charge;
  }

  void mass(double electronMasses) {
    mass = electronMasses;
  }

  void radius(double bohr) {
    radius = bohr;
  }

  void radialPoints(double count) {
    radialPoints = count;
  }

  void file(String name) {
    file = name;
  }

  void add(double[] position) {
    positions.add(position);
  }

  /** Number of the kind, counted from 1. */
  public int number() {
    return number;
  }

  /** Symbol of the element. */
  public String symbol() {
    return symbol;
  }

  /** Positions as the file gives them, in bohr or in fractions of the lattice vectors. */
  public List<double[]> positions() {
    return positions;
  }

  /** Radius of the muffin tin in m, or null. */
  public Double radius() {
    return Double.isNaN(radius) ? null : (Double) BOHR.toSi(radius);
  }

  /** Number of radial points in the muffin tin, or null. */
  public Integer radialPoints() {
    return Double.isNaN(radialPoints) ? null : (Integer) (int) radialPoints;
  }

  /** The basis in the muffin tin. */
  public BasisSet basis() {
    return BasisSetBuilder.builder()
        .type("(L)APW+lo")
        .scope(List.of("muffin-tin", symbol))
        .radius(radius())
        .build();
  }

  /**
   * The parameters of the kind.
   *
   * @param prefix of the program's own quantities, such as {@code x_elk_}
   */
  public AtomParameters parameters(String prefix) {
    AtomParametersBuilder parameters = AtomParametersBuilder.builder().label(symbol);
    if (!Double.isNaN(nuclearCharge)) {
      parameters.atomNumber((int) Math.round(Math.abs(nuclearCharge)));
    }
    parameters.mass(Double.isNaN(mass) ? null : (Double) ELECTRON_MASS.toSi(mass));
    if (file != null) {
      parameters.addExtras(prefix + "species_file", file);
    }
    return parameters.build();
  }
}
