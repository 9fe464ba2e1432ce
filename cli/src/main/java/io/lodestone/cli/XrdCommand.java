package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.diffraction.Line;
import io.lodestone.crystal.diffraction.Peak;
import io.lodestone.crystal.diffraction.PeakShape;
import io.lodestone.crystal.diffraction.PowderDiffraction;
import io.lodestone.crystal.diffraction.PowderPattern;
import io.lodestone.crystal.diffraction.Radiation;
import io.lodestone.crystal.diffraction.ReflectionFamily;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.figure.FigureFile;
import io.lodestone.study.source.MaterialFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone xrd}: powder diffraction patterns of X-rays and neutrons. */
@Command(
    name = "xrd",
    description = {
      "Compute the powder diffraction patterns of crystals, with X-rays or neutrons.",
      "Example: lodestone xrd quartz.cif --radiation CuKa --to 80 --figure quartz.svg"
    })
final class XrdCommand implements Callable<Integer> {
  private enum Convention {
    LODESTONE,
    PYMATGEN
  }

  /** Whose axes the indices of planes belong to. */
  private enum Cell {
    GIVEN,
    CONVENTIONAL
  }

  private enum Format {
    TABLE,
    JSON,
    CSV
  }

  @Spec private CommandSpec spec;
  @Mixin private StructureFiles files;

  @Option(
      names = "--radiation",
      defaultValue = "CuKa",
      description =
          "line of an anode (CuKa, CuKa1, CuKa1+2, MoKa, ...), a wavelength in Å, neutron or"
              + " neutron:1.8 (default: ${DEFAULT-VALUE})")
  private String radiation;

  @Option(
      names = "--from",
      defaultValue = "0",
      paramLabel = "DEGREES",
      description = "least 2θ (default: ${DEFAULT-VALUE})")
  private double from;

  @Option(
      names = "--to",
      defaultValue = "90",
      paramLabel = "DEGREES",
      description = "largest 2θ (default: ${DEFAULT-VALUE})")
  private double to;

  @Option(
      names = "--debye-waller",
      split = ",",
      paramLabel = "ELEMENT=B",
      description = "B = 8π²⟨u²⟩ of elements whose atoms vibrate, in Å², such as Na=1.6,Cl=1.3")
  private Map<String, Double> debyeWaller = new HashMap<>();

  @Option(
      names = "--convention",
      defaultValue = "lodestone",
      description =
          "lodestone: form factors of Waasmaier and Kirfel; pymatgen: the form factors and families"
              + " of pymatgen")
  private Convention convention;

  @Option(
      names = "--cell",
      defaultValue = "given",
      description =
          "the cell that hkl belong to: given, as the file has it, or conventional, the standard one"
              + " of International Tables A, whose indices those of powder files are (default:"
              + " ${DEFAULT-VALUE})")
  private Cell cell;

  @Option(
      names = "--width",
      paramLabel = "DEGREES",
      description = "full width at half maximum of the peaks: gives the profile, not the peaks")
  private Double width;

  @Option(
      names = "--step",
      defaultValue = "0.02",
      paramLabel = "DEGREES",
      description = "step of the profile (default: ${DEFAULT-VALUE})")
  private double step;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description = "table, json (one object a line) or csv")
  private Format format;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "draw the patterns, one below the other (.svg or .png)")
  private FigureFile figure;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PowderDiffraction method = method();
    PeakShape shape = width == null ? null : PeakShape.ofWidth(width);
    PatternPicture picture = new PatternPicture(method);
    if (format == Format.CSV) {
      out.println(
          shape == null
              ? "file,two_theta,d,intensity,hkl,multiplicity"
              : "file,two_theta,intensity");
    }
    int code =
        files.answer(
            found -> method.pattern(inCell(found.structure())),
            (found, pattern) -> {
              double[] profile = shape == null ? null : shape.profile(pattern, step);
              switch (format) {
                case TABLE -> table(found.name(), pattern, profile, out);
                case JSON -> out.println(json(found, pattern, profile));
                case CSV -> csv(found.name(), pattern, profile, out);
              }
              picture.add(label(found), pattern, profile);
            });
    if (figure != null && picture.size() > 0) {
      figure.write(picture.figure());
    }
    out.flush();
    return code;
  }

  private PowderDiffraction method() {
    Radiation source = Radiation.parse(radiation);
    PowderDiffraction method =
        switch (convention) {
          case LODESTONE -> PowderDiffraction.of(source);
          case PYMATGEN -> PowderDiffraction.likePymatgen(source);
        };
    Map<Element, Double> vibrations =
        debyeWaller.entrySet().stream()
            .collect(Collectors.toMap(entry -> Element.of(entry.getKey()), Map.Entry::getValue));
    if (width != null && !(step > 0)) {
      throw new InvalidInput("--step", "", Double.toString(step), "a step above 0", "");
    }
    return method.within(from, to).vibrating(vibrations);
  }

  private Structure inCell(Structure structure) {
    return switch (cell) {
      case GIVEN -> structure;
      case CONVENTIONAL -> Symmetry.of(structure).conventionalCell().structure();
    };
  }

  private static String label(MaterialFiles.Found found) {
    return found.structure().composition().iupac() + " · " + found.name();
  }

  private void table(String name, PowderPattern pattern, double[] profile, PrintWriter out) {
    out.println(Lodestone.printable(name) + "  ·  " + pattern.radiation().name() + axes());
    if (profile == null) {
      TextTable table = new TextTable("2θ (°)", "d (Å)", "I", "hkl", "multiplicity");
      for (Peak peak : pattern.peaks()) {
        table.row(
            fixed(peak.twoTheta(), 4),
            fixed(peak.d(), 5),
            fixed(peak.intensity(), 3),
            families(peak),
            peak.multiplicity());
      }
      table.print(out);
    } else {
      TextTable table = new TextTable("2θ (°)", "I");
      for (int i = 0; i < profile.length; i++) {
        table.row(fixed(from + i * step, 4), fixed(profile[i], 4));
      }
      table.print(out);
    }
    out.println();
  }

  private String axes() {
    return width == null ? "  ·  hkl of the " + name(cell) + " cell" : "";
  }

  private static String name(Cell cell) {
    return cell.name().toLowerCase(Locale.ROOT);
  }

  private String json(MaterialFiles.Found found, PowderPattern pattern, double[] profile) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", found.name());
    row.put("formula", found.structure().composition().reduced());
    row.put("radiation", pattern.radiation().name());
    row.put("wavelengths", pattern.radiation().lines().stream().map(Line::wavelength).toList());
    row.put("cell", name(cell));
    row.put("two_theta_range", List.of(pattern.from(), pattern.to()));
    row.put("max_unscaled_intensity", pattern.strongest());
    if (profile == null) {
      row.put("peaks", pattern.peaks().stream().map(XrdCommand::json).toList());
    } else {
      row.put("step", step);
      row.put("profile", profile);
    }
    try {
      return new ObjectMapper().writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> json(Peak peak) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("two_theta", peak.twoTheta());
    row.put("d", peak.d());
    row.put("intensity", peak.intensity());
    row.put(
        "hkls",
        peak.families().stream()
            .map(f -> Map.of("hkl", f.indices(), "multiplicity", f.multiplicity()))
            .toList());
    return row;
  }

  private void csv(String name, PowderPattern pattern, double[] profile, PrintWriter out) {
    String file = name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    if (profile == null) {
      for (Peak peak : pattern.peaks()) {
        out.println(
            String.join(
                ",",
                file,
                Double.toString(peak.twoTheta()),
                Double.toString(peak.d()),
                Double.toString(peak.intensity()),
                '"' + families(peak) + '"',
                Integer.toString(peak.multiplicity())));
      }
    } else {
      for (int i = 0; i < profile.length; i++) {
        out.println(file + "," + fixed(from + i * step, 6) + "," + profile[i]);
      }
    }
  }

  private static String families(Peak peak) {
    return peak.families().stream()
        .map(ReflectionFamily::toString)
        .collect(Collectors.joining(" "));
  }

  private static Double fixed(double value, int digits) {
    return Double.valueOf(String.format(Locale.ROOT, "%." + digits + "f", value));
  }
}
