package io.lodestone.archive.parse.xrdml;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.metainfo.SpectraBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.xml.Doubles;
import io.lodestone.archive.parse.xml.XmlScanner;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** One measurement of an XRDML file: its radiation, and scan after scan. */
final class Measurement {
  private static final int MOST_SCANS = 10_000;

  private final XmlScanner xml;
  private final EntryRecorder entry;
  private final CalculationBuilder patterns = CalculationBuilder.builder();
  private String intended = "";
  private double kAlpha1 = Double.NaN;
  private double kAlpha2 = Double.NaN;
  private double kBeta = Double.NaN;
  private double ratio = Double.NaN;
  private int scans;

  Measurement(XmlScanner xml, EntryRecorder entry) {
    this.xml = xml;
    this.entry = entry;
  }

  /** Reads the element that the scanner has entered, and tells it. */
  void read() throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "usedWavelength" -> wavelength();
        case "incidentBeamPath" -> tube();
        case "scan" -> scan();
        default -> {}
      }
    }
    entry.calculation(patterns.build());
  }

  private void wavelength() throws IOException {
    String attribute = xml.attribute("intended");
    intended = attribute == null ? "" : attribute;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "kAlpha1" -> kAlpha1 = length();
        case "kAlpha2" -> kAlpha2 = length();
        case "kBeta" -> kBeta = length();
        case "ratioKAlpha2KAlpha1" -> ratio = number(xml.text());
        default -> {}
      }
    }
    if (!Double.isNaN(used())) {
      entry.property(
          MaterialPropertyBuilder.builder()
              .name("wavelength")
              .value(used())
              .unit("m")
              .statedUnit("Å")
              .build());
    }
  }

  /** A length in m; the format has Å, and says so. */
  private double length() throws IOException {
    String unit = xml.attribute("unit");
    double factor = "nm".equalsIgnoreCase(unit) ? 1e-9 : MaterialsUnit.ANGSTROM.factor();
    double value = number(xml.text()) * factor;
    return value > 0 ? value : Double.NaN;
  }

  /** The wavelength that was meant to be used, m; NaN where the file does not say. */
  private double used() {
    String line = intended.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    if (line.equals("kbeta")) {
      return kBeta;
    }
    boolean both = line.equals("kalpha") && ratio >= 0 && !Double.isNaN(kAlpha2);
    return both
        ? (kAlpha1 + ratio * kAlpha2) / (1 + ratio)
        : line.equals("kalpha2") ? kAlpha2 : kAlpha1;
  }

  private void tube() throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      if (!xml.name().equals("xRayTube")) {
        continue;
      }
      for (int tube = xml.depth(); xml.nextChild(tube); ) {
        switch (xml.name()) {
          case "anodeMaterial" -> text("anode material", xml.text());
          case "tension" -> entry.extra("x_xrdml_tension_kv", number(xml.text()));
          case "current" -> entry.extra("x_xrdml_current_ma", number(xml.text()));
          default -> {}
        }
      }
    }
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      entry.property(MaterialPropertyBuilder.builder().name(name).text(value).build());
    }
  }

  private void scan() throws IOException {
    if (++scans > MOST_SCANS) {
      throw xml.error("more than " + MOST_SCANS + " scans", "the scans of a measurement");
    }
    String axis = xml.attribute("scanAxis");
    String status = xml.attribute("status");
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "header" -> {
          for (int header = xml.depth(); xml.nextChild(header); ) {
            if (xml.name().equals("startTimeStamp") && scans == 1) {
              entry.extra("x_xrdml_start_time_stamp", xml.text());
            }
          }
        }
        case "dataPoints" -> points(axis, status);
        default -> {}
      }
    }
  }

  private void points(String axis, String status) throws IOException {
    Positions angles = new Positions();
    Doubles counts = new Doubles();
    Doubles attenuation = new Doubles();
    Doubles seconds = new Doubles();
    boolean attenuated = false;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "positions" -> {
          if ("2Theta".equalsIgnoreCase(xml.attribute("axis"))) {
            angles.read();
          }
        }
        case "counts" -> {
          xml.numbers(counts);
          attenuated = true; // intensities are corrected already, counts are not
        }
        case "intensities" -> xml.numbers(counts);
        case "beamAttenuationFactors" -> xml.numbers(attenuation);
        case "commonCountingTime" -> xml.numbers(seconds);
        default -> {}
      }
    }
    tell(angles, counts, attenuated ? attenuation : new Doubles(), seconds, axis, status);
  }

  private void tell(
      Positions angles,
      Doubles counts,
      Doubles attenuation,
      Doubles seconds,
      String axis,
      String status) {
    String which = "scan " + scans + ": ";
    int n = counts.size();
    double[] positions = angles.of(n);
    if (n == 0 || positions == null || !counts.allFinite()) {
      entry.warning(
          which
              + (n == 0
                  ? "no intensities"
                  : positions == null
                      ? "no angles 2θ that fit to " + n + " intensities"
                      : "intensities that are no numbers"));
      return;
    }
    double[] intensities = counts.toArray();
    if (attenuation.size() == n && attenuation.allFinite()) {
      for (int i = 0; i < n; i++) {
        intensities[i] *= attenuation.get(i);
      }
    } else if (attenuation.size() > 0) {
      entry.warning(which + "attenuation factors that do not fit to the counts are not used");
    }
    SpectraBuilder pattern =
        SpectraBuilder.builder()
            .type("XRD")
            .label("experiment")
            .twoThetaAngles(Tensor.vector(positions))
            .incidentBeamWavelength(Double.isNaN(used()) ? null : used())
            .intensities(Tensor.vector(intensities))
            .intensitiesUnits("counts");
    if (axis != null) {
      pattern.addExtras("x_xrdml_scan_axis", axis);
    }
    if (status != null) {
      pattern.addExtras("x_xrdml_status", status);
    }
    if (seconds.size() == 1 && seconds.allFinite()) {
      pattern.addExtras("x_xrdml_counting_time", seconds.get(0));
    }
    patterns.addSpectra(pattern.build());
  }

  private static double number(String text) {
    try {
      return Fields.parse(text.strip());
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** The angles 2θ of a scan: a range, a list, or one for all points. */
  private final class Positions {
    private double factor = Math.PI / 180;
    private double start = Double.NaN;
    private double end = Double.NaN;
    private final Doubles list = new Doubles();

    void read() throws IOException {
      factor = "rad".equalsIgnoreCase(xml.attribute("unit")) ? 1 : Math.PI / 180;
      for (int parent = xml.depth(); xml.nextChild(parent); ) {
        switch (xml.name()) {
          case "startPosition" -> start = number(xml.text());
          case "endPosition" -> end = number(xml.text());
          case "listPositions" -> xml.numbers(list);
          default -> {}
        }
      }
    }

    /** One for each of n points, in rad; null where there are none, or not as many. */
    double[] of(int n) {
      double[] angles = new double[n];
      if (list.size() > 0) {
        if (list.size() != n || !list.allFinite()) {
          return null;
        }
        Arrays.setAll(angles, i -> list.get(i) * factor);
        return angles;
      }
      if (!Double.isFinite(start) || !Double.isFinite(end) || n < 2) {
        return null;
      }
      Arrays.setAll(angles, i -> (start + (end - start) * i / (n - 1)) * factor);
      return angles;
    }
  }
}
