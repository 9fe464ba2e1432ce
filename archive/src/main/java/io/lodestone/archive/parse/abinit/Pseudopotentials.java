package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pseudopotentials of the types of atoms, which the first dataset that reads them describes.
 */
final class Pseudopotentials {
  private static final Pattern FILE =
      Pattern.compile("- pspini: atom type\\s+(\\d+)\\s+psp file is\\s+(.*)");
  private static final List<String> SHELLS = List.of("s", "p", "d", "f");

  private final Map<Integer, Potential> potentials = new TreeMap<>();
  private Potential current;

  private static final class Potential {
    private String file;
    private String title;
    private Double charge;
    private Integer code;
    private Integer functional;
    private Integer lMax;
  }

  /** Valence electrons of a type counted from 1, or null. */
  Double valence(int type) {
    Potential potential = potentials.get(type);
    return potential == null ? null : potential.charge;
  }

  /** Reads a line of the description; false if it is about something else. */
  boolean accept(String text, PrintedLines lines) throws IOException {
    Matcher matcher = text.startsWith("- pspini: atom type") ? FILE.matcher(text) : null;
    if (matcher != null && matcher.matches()) {
      current = new Potential();
      current.file = matcher.group(2).strip();
      Integer type = lines.integer(matcher.group(1));
      potentials.put(type, current);
      return true;
    }
    if (current == null) {
      return false;
    }
    if (text.startsWith("- pspatm: opening")) {
      String title = lines.next();
      current.title = title == null ? null : title.replaceFirst("^-\\s*", "");
    } else if (text.endsWith("znucl, zion, pspdat")) {
      double[] numbers = PrintedLines.numbers(text.replaceFirst("^-\\s+", ""));
      current.charge = numbers.length > 1 ? (Double) numbers[1] : null;
    } else if (text.contains("pspcod,pspxc,lmax,lloc")) {
      double[] numbers = PrintedLines.numbers(text.replaceFirst("^-\\s+", ""));
      if (numbers.length > 2) {
        current.code = (int) numbers[0];
        current.functional = (int) numbers[1];
        current.lMax = (int) numbers[2];
      }
    } else {
      return false;
    }
    return true;
  }

  /** The parameters of every type of atom in a dataset. */
  List<AtomParameters> build(InputVariables input, int dataset) {
    List<AtomParameters> all = new ArrayList<>();
    double[] charges = input.get("znucl", dataset);
    double[] masses = input.get("amu", dataset);
    for (int i = 0; charges != null && i < charges.length; i++) {
      AtomParametersBuilder atom = AtomParametersBuilder.builder();
      int number = (int) Math.round(charges[i]);
      atom.label(number >= 1 && number <= 118 ? Element.byNumber(number).symbol() : "X");
      atom.atomNumber(number);
      if (masses != null && i < masses.length) {
        atom.mass(MaterialsUnit.DALTON.toSi(masses[i]));
      }
      atom.hubbardKanamoriModel(hubbard(input, dataset, i));
      Potential potential = potentials.get(i + 1);
      if (potential != null) {
        atom.nValenceElectrons(potential.charge);
        PseudopotentialBuilder pseudo =
            PseudopotentialBuilder.builder()
                .name(potential.file.substring(potential.file.lastIndexOf('/') + 1))
                .lMax(potential.lMax);
        if (potential.code != null) {
          pseudo.type(potential.code == 7 || potential.code == 17 ? "PAW" : "NC");
          pseudo.addExtras("x_abinit_pspcod", potential.code);
        }
        if (potential.functional != null) {
          var functional = FunctionalIndex.functional(potential.functional);
          List<String> names = new ArrayList<>();
          functional.exchange().forEach(part -> names.add(part.name()));
          functional.correlation().forEach(part -> names.add(part.name()));
          functional.contributions().forEach(part -> names.add(part.name()));
          pseudo.xcFunctionalName(names);
        }
        if (potential.title != null) {
          pseudo.addExtras("x_abinit_title", potential.title);
        }
        atom.pseudopotential(pseudo.build());
      }
      all.add(atom.build());
    }
    return all;
  }

  private static HubbardKanamoriModel hubbard(InputVariables input, int dataset, int type) {
    double[] shell = input.get("lpawu", dataset);
    double[] u = input.get("upawu", dataset);
    double[] j = input.get("jpawu", dataset);
    if (input.integer("usepawu", dataset, 0) == 0 || shell == null || u == null) {
      return null;
    }
    if (type >= shell.length || type >= u.length || shell[type] < 0 || shell[type] > 3) {
      return null;
    }
    boolean hasExchange = j != null && type < j.length;
    double hartree = MaterialsUnit.HARTREE.factor();
    return HubbardKanamoriModelBuilder.builder()
        .orbital(SHELLS.get((int) shell[type]))
        .u(u[type] * hartree)
        .j(hasExchange ? (Double) (j[type] * hartree) : null)
        .build();
  }
}
