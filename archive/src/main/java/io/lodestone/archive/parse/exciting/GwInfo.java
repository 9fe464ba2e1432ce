package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.BandGap;
import io.lodestone.archive.metainfo.BandGapBuilder;
import io.lodestone.archive.metainfo.GapProvenanceBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file GW_INFO.OUT: frequencies, and the analysis of the bands of Kohn and Sham and of the
 * quasi-particles. A file to which several tasks wrote holds one part after the other.
 */
final class GwInfo {
  private static final Pattern HEADING = Pattern.compile("[-=]\\s+(\\S.*?)\\s+[-=]");
  private static final Pattern POINT = Pattern.compile(".*?\\bik =\\s*(\\d{1,9}).*");

  private final List<double[]> frequencies = new ArrayList<>();
  private String part = "";
  private boolean inFrequencies;
  private double fermi = Double.NaN;
  private double fundamental = Double.NaN;
  private double optical = Double.NaN;
  private double total = Double.NaN;
  private String maximumAt;
  private String minimumAt;
  private boolean ended;

  /** Reads the file to its end, passing warnings on. */
  void read(TextReader in, EntryRecorder entry) throws IOException {
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      Matcher heading = HEADING.matcher(text);
      if (heading.matches()) {
        part = heading.group(1);
        inFrequencies = false;
        ended = false;
      } else if (text.startsWith("WARNING")) {
        entry.warning(text);
      } else if (text.startsWith("frequency list")) {
        inFrequencies = true;
        frequencies.clear();
      } else if (inFrequencies) {
        readFrequency(text);
      } else {
        readValue(InfoLine.of(text), text);
      }
    }
  }

  private void readFrequency(String text) {
    double[] row = InfoLine.leadingNumbers(text);
    if (row.length == 3) {
      frequencies.add(row);
    } else {
      inFrequencies = false;
    }
  }

  private void readValue(InfoLine info, String text) {
    boolean quasiParticles = part.equals("G0W0") || part.equals("GW0") || part.startsWith("GW ");
    if (part.startsWith("GW timing") && info.is("Total")) {
      total = (Double.isNaN(total) ? 0 : total) + info.number();
      ended = true;
    } else if (!quasiParticles) {
      return;
    } else if (info.is("Fermi energy") || text.startsWith("Fermi energy=")) {
      fermi = Double.isNaN(info.number()) ? fermi : info.number();
    } else if (info.is("Fundamental BandGap (eV)") || info.is("Direct BandGap (eV)")) {
      fundamental = info.number();
      if (info.is("Direct BandGap (eV)")) {
        maximumAt = minimumAt = "";
      }
    } else if (info.is("Optical BandGap (eV)")) {
      optical = info.number();
    } else {
      Matcher point = POINT.matcher(text);
      if (point.matches() && text.contains("VBM")) {
        maximumAt = point.group(1);
      } else if (point.matches() && text.contains("CBM")) {
        minimumAt = point.group(1);
      }
    }
  }

  /** Fermi energy of the quasi-particles in J, or null. */
  Double fermi() {
    return Double.isNaN(fermi) ? null : (Double) HARTREE.toSi(fermi);
  }

  /** Frequencies in J; none where the file has no list. */
  double[] frequencies() {
    return frequencies.stream().mapToDouble(row -> HARTREE.toSi(row[1])).toArray();
  }

  /** Weights of the frequencies, as many. */
  double[] weights() {
    return frequencies.stream().mapToDouble(row -> row[2]).toArray();
  }

  /** Seconds that all tasks took, or null. */
  Double total() {
    return Double.isNaN(total) ? null : total;
  }

  /** Whether the last part has its timings, which come last. */
  boolean ended() {
    return ended;
  }

  /** The gaps of the quasi-particles: the fundamental one first, then the direct one. */
  List<BandGap> gaps() {
    List<BandGap> gaps = new ArrayList<>();
    if (!Double.isNaN(fundamental)) {
      String type =
          maximumAt == null || minimumAt == null
              ? null
              : maximumAt.equals(minimumAt) ? "direct" : "indirect";
      gaps.add(gap(fundamental, type));
    }
    if (!Double.isNaN(optical)) {
      gaps.add(gap(optical, "direct"));
    }
    return gaps;
  }

  private static BandGap gap(double electronvolts, String type) {
    return BandGapBuilder.builder()
        .value(ELECTRONVOLT.toSi(electronvolts))
        .type(type)
        .provenance(GapProvenanceBuilder.builder().label("parser").build())
        .build();
  }
}
