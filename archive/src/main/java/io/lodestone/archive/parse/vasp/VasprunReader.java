package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.FEMTOSECOND;

import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.xml.XmlScanner;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;

/** Reads one vasprun.xml from its start to its end, configuration by configuration. */
final class VasprunReader {
  private final SourceFile file;
  private final XmlScanner xml;
  private final EntryRecorder recorder;
  private final VasprunSetup setup;
  private final RunCourse course;

  private boolean methodTold;
  private int method;
  private Configuration initial;
  private boolean[] movable;
  private int step;
  private double time;

  /**
   * @param file the file that {@code xml} reads, to look beside it
   */
  VasprunReader(SourceFile file, XmlScanner xml, EntryRecorder recorder) {
    this.file = file;
    this.xml = xml;
    this.recorder = recorder;
    this.setup = new VasprunSetup(xml);
    this.course = new RunCourse();
  }

  /**
   * Reads the file.
   *
   * @throws InvalidInput where it is damaged, after what stands before the damage is told
   */
  void read() throws IOException {
    InvalidInput damage = null;
    try {
      sections();
    } catch (InvalidInput e) {
      damage = e;
    }
    if (!methodTold) {
      tellMethod();
    }
    if (step == 0 && initial != null) {
      tell(initial);
    }
    boolean whole = damage == null && !xml.truncated();
    recorder.cleanEnd(whole);
    recorder.workflow(course.workflow(setup.tags(), whole));
    if (damage != null) {
      throw damage;
    }
  }

  private void sections() throws IOException {
    while (xml.nextChild(0)) {
      for (int root = xml.depth(); xml.nextChild(root); ) {
        switch (xml.name()) {
          case "generator" -> {
            setup.readGenerator();
            recorder.program(setup.release().program());
            TimeRun started = setup.release().timeRun();
            if (started != null) {
              recorder.timeRun(started);
            }
          }
          case "incar" -> setup.readIncar();
          case "kpoints" -> setup.readKpoints();
          case "parameters" -> setup.readParameters();
          case "atominfo" -> setup.readAtominfo();
          case "structure" -> structure();
          case "calculation" -> calculation();
          case "dynmat" -> dynamicalMatrix();
          default -> {}
        }
      }
    }
  }

  private void structure() throws IOException {
    boolean first = "initialpos".equals(xml.attribute("name"));
    VasprunStructure structure = new VasprunStructure(xml);
    Configuration read = structure.read();
    if (first) {
      initial = read;
    }
    if (structure.movable() != null) {
      movable = structure.movable();
    }
  }

  private void calculation() throws IOException {
    if (!methodTold) {
      tellMethod();
    }
    VasprunCalculation calculation = new VasprunCalculation(xml, setup, recorder::warning, time);
    InvalidInput damage = null;
    try {
      calculation.read();
    } catch (InvalidInput e) {
      damage = e;
    }
    Configuration configuration = calculation.configuration();
    if (configuration == null && step == 0) {
      configuration = initial;
    }
    CalculationBuilder section = calculation.section().methodRef(method).step(step);
    if (configuration != null) {
      section.systemRef(tell(configuration));
      section.volume(configuration.volume());
    }
    if (setup.tags().integer("IBRION", -1) == 0) {
      section.time(FEMTOSECOND.toSi(step * setup.tags().number("POTIM", 0)));
    }
    recorder.calculation(section.build());
    course.step(calculation.freeEnergy(), calculation.largestForce());
    time = calculation.endTime();
    step++;
    if (damage != null) {
      throw damage;
    }
  }

  private int tell(Configuration configuration) {
    String title = setup.tags().asMap().get("SYSTEM") instanceof String name ? name : null;
    return recorder.system(configuration.section(title, setup.labels(), movable));
  }

  private void tellMethod() throws IOException {
    methodTold = true;
    method = recorder.method(setup.method(Potentials.beside(file)).section());
  }

  /** Force constants and modes from finite differences or perturbation theory. */
  private void dynamicalMatrix() throws IOException {
    VasprunValues values = new VasprunValues(xml);
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String name = xml.attribute("name");
      int degrees = 3 * setup.labels().size();
      if (degrees == 0 || name == null) {
        continue;
      }
      boolean matrix = name.equals("hessian") || name.equals("eigenvectors");
      if (matrix && xml.name().equals("varray")) {
        double[] rows = values.rows(degrees);
        if (rows != null) {
          recorder.extra(
              "x_vasp_" + (name.equals("hessian") ? "hessian" : "phonon_eigenvectors"),
              Tensor.of(rows, rows.length / degrees, degrees));
        }
      } else if (name.equals("eigenvalues")) {
        double[] row = values.numbers();
        if (row != null) {
          recorder.extra("x_vasp_phonon_eigenvalues", Tensor.vector(row));
        }
      }
    }
  }
}
