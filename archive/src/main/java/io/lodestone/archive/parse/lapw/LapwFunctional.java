package io.lodestone.archive.parse.lapw;

import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.metainfo.XcFunctionalBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An exchange-correlation functional by the number that both codes give it, with the numbers in
 * libxc of its parts where that is 100.
 *
 * @param type number; 100 for a functional of libxc
 * @param exchange number of the exchange part in libxc, 0 if none
 * @param correlation number of the correlation part in libxc, 0 if none
 * @param description the first line of the program's own words on it, or null
 */
public record LapwFunctional(int type, int exchange, int correlation, String description) {
  private static final int OF_LIBXC = 100;

  /** Manuals of Elk (1.x to 9.x) and of exciting (attribute {@code xctype}). */
  private static final Map<Integer, List<String>> PARTS =
      Map.ofEntries(
          Map.entry(2, List.of("LDA_X", "LDA_C_PZ")),
          Map.entry(3, List.of("LDA_X", "LDA_C_PW")),
          Map.entry(4, List.of("LDA_C_XALPHA")),
          Map.entry(5, List.of("LDA_X", "LDA_C_VBH")),
          Map.entry(20, List.of("GGA_X_PBE", "GGA_C_PBE")),
          Map.entry(21, List.of("GGA_X_PBE_R", "GGA_C_PBE")),
          Map.entry(22, List.of("GGA_X_PBE_SOL", "GGA_C_PBE_SOL")),
          Map.entry(26, List.of("GGA_X_WC", "GGA_C_PBE")),
          Map.entry(30, List.of("GGA_X_AM05", "GGA_C_AM05")),
          Map.entry(300, List.of("GGA_X_PBE", "GGA_C_BGCP")),
          Map.entry(406, List.of("HYB_GGA_XC_PBEH")),
          Map.entry(408, List.of("HYB_GGA_XC_HSE03")));

  /** Names in exciting's input of the functionals above. */
  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("LDA_PZ", 2),
          Map.entry("LDA_PW", 3),
          Map.entry("LDA_XALPHA", 4),
          Map.entry("LDA_VBH", 5),
          Map.entry("GGA_PBE", 20),
          Map.entry("GGA_PBE_R", 21),
          Map.entry("GGA_PBE_SOL", 22),
          Map.entry("GGA_WC", 26),
          Map.entry("GGA_AM05", 30),
          Map.entry("GGA_AC_PBE", 300),
          Map.entry("HYB_PBE0", 406),
          Map.entry("HYB_HSE", 408));

  /** Numbers in libxc ({@code xc_funcs.h}) of the functionals that solids are computed with. */
  private static final Map<Integer, String> LIBXC =
      Map.ofEntries(
          Map.entry(1, "LDA_X"),
          Map.entry(7, "LDA_C_VWN"),
          Map.entry(9, "LDA_C_PZ"),
          Map.entry(12, "LDA_C_PW"),
          Map.entry(13, "LDA_C_PW_MOD"),
          Map.entry(17, "LDA_C_VBH"),
          Map.entry(101, "GGA_X_PBE"),
          Map.entry(102, "GGA_X_PBE_R"),
          Map.entry(106, "GGA_X_B88"),
          Map.entry(109, "GGA_X_PW91"),
          Map.entry(116, "GGA_X_PBE_SOL"),
          Map.entry(117, "GGA_X_RPBE"),
          Map.entry(118, "GGA_X_WC"),
          Map.entry(120, "GGA_X_AM05"),
          Map.entry(130, "GGA_C_PBE"),
          Map.entry(131, "GGA_C_LYP"),
          Map.entry(133, "GGA_C_PBE_SOL"),
          Map.entry(134, "GGA_C_PW91"),
          Map.entry(135, "GGA_C_AM05"),
          Map.entry(202, "MGGA_X_TPSS"),
          Map.entry(203, "MGGA_X_M06_L"),
          Map.entry(207, "MGGA_X_BJ06"),
          Map.entry(208, "MGGA_X_TB09"),
          Map.entry(212, "MGGA_X_REVTPSS"),
          Map.entry(231, "MGGA_C_TPSS"),
          Map.entry(233, "MGGA_C_M06_L"),
          Map.entry(241, "MGGA_C_REVTPSS"),
          Map.entry(263, "MGGA_X_SCAN"),
          Map.entry(267, "MGGA_C_SCAN"),
          Map.entry(497, "MGGA_X_R2SCAN"),
          Map.entry(498, "MGGA_C_R2SCAN"));

  /** The functional of a name in exciting's input ({@code GGA_PBE}), or null for another name. */
  public static LapwFunctional named(String xctype) {
    Integer number = TYPES.get(xctype.toUpperCase(Locale.ROOT));
    return number == null ? null : new LapwFunctional(number, 0, 0, xctype);
  }

  /** The parts by their libxc names; where they are unknown, the program's words as name. */
  public XcFunctional parts() {
    List<String> parts = PARTS.getOrDefault(type, List.of());
    if (type == OF_LIBXC) {
      parts = new ArrayList<>();
      for (int number : new int[] {exchange, correlation}) {
        if (LIBXC.containsKey(number)) {
          parts.add(LIBXC.get(number));
        }
      }
    }
    return parts.isEmpty()
        ? XcFunctionalBuilder.builder().name(description).build()
        : XcFunctional.ofLibxc(parts);
  }
}
