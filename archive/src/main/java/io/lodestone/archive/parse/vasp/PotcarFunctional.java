package io.lodestone.archive.parse.vasp;

import java.util.List;
import java.util.Locale;

/** The functional with which a pseudopotential was made, as its title tells. */
enum PotcarFunctional {
  /** Ceperley and Alder in the form of Perdew and Zunger. */
  LDA("LDA_X", "LDA_C_PZ"),
  PW91("GGA_X_PW91", "GGA_C_PW91"),
  PBE("GGA_X_PBE", "GGA_C_PBE");

  private final List<String> libxc;

  PotcarFunctional(String... libxc) {
    this.libxc = List.of(libxc);
  }

  /** Names in libxc. */
  List<String> libxc() {
    return libxc;
  }

  /**
   * Reads a title: {@code PAW_PBE Si ...}, {@code PAW_GGA Si ...} and {@code US_GGA} (PW91), {@code
   * PAW Si ...} and {@code US Si ...} (LDA).
   *
   * @return null where the title is of no known form
   */
  static PotcarFunctional of(String title) {
    String first = title.strip().split("\\s+")[0].toUpperCase(Locale.ROOT);
    if (first.endsWith("_PBE")) {
      return PBE;
    }
    if (first.endsWith("_GGA") || first.endsWith("_PW91") || first.endsWith("_91")) {
      return PW91;
    }
    boolean plain = first.endsWith("PAW") || first.endsWith("US") || first.endsWith("NC");
    return plain || first.endsWith("_LDA") ? LDA : null;
  }
}
