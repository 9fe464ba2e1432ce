package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.PER_BOHR;

import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.FrequencyMeshBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The level of theory of an excited-state run: element {@code xs} of the input file, with the
 * defaults of the input reference where the user gave none.
 */
final class XsMethod {
  private final InputXml input;
  private final GroundState ground;
  private final MethodBuilder method;

  XsMethod(InputXml input, GroundState ground) {
    this.input = input;
    this.ground = ground;
    method = ground.method();
  }

  /** Unit of energies in the output of {@code xs}, in J: {@code tevout} chooses eV. */
  static double energyUnit(InputXml input) {
    boolean electronvolts = input.attribute("xs", "tevout").map("true"::equals).orElse(false);
    return electronvolts ? ELECTRONVOLT.factor() : HARTREE.factor();
  }

  Method section() {
    String type = input.attribute("xs", "xstype").orElse("");
    method.label(type);
    method.electronic(
        method.electronic() == null
            ? ElectronicBuilder.builder().method(type).build()
            : ElectronicBuilder.builder(method.electronic()).method(type).build());
    method.addExtras("x_exciting_xs_xstype", type);
    method.addExtras("x_exciting_electronic_structure_method", type);
    method.addExtras(
        "x_exciting_xs_broadening", HARTREE.toSi(input.number("xs", "broad").orElse(0.01)));
    method.addExtras("x_exciting_xs_gqmax", PER_BOHR.toSi(input.number("xs", "gqmax").orElse(0.0)));
    whole("x_exciting_xs_lmaxapw", "xs", "lmaxapw", 10);
    whole("x_exciting_xs_number_of_empty_states", "xs", "nempty", 5);
    grid("x_exciting_xs_ngridq", "xs", "ngridq", List.of(1, 1, 1));
    grid("x_exciting_xs_ngridk", "xs", "ngridk", List.of(1, 1, 1));
    radius("x_exciting_xs_rgkmax", "xs");
    method.addExtras(
        "x_exciting_xs_scissor", HARTREE.toSi(input.number("xs", "scissor").orElse(0.0)));
    double[] offset = input.numbers("xs", "vkloff");
    method.addExtras(
        "x_exciting_xs_vkloff", Tensor.vector(offset.length == 3 ? offset : new double[3]));
    method.kMesh(KMeshBuilder.builder().grid(integers("xs", "ngridk", List.of(1, 1, 1))).build());
    if (input.has("xs/energywindow")) {
      method.addFrequencyMesh(window());
    }
    if (input.has("xs/screening")) {
      screening();
    }
    if (input.has("xs/BSE")) {
      bse();
    }
    if (input.has("xs/tddft")) {
      tddft();
    }
    List<double[]> points =
        input.rows("xs/qpointset/qpoint").stream().filter(row -> row.length == 3).toList();
    if (!points.isEmpty()) {
      method.addExtras(
          "x_exciting_xs_qpointset_qpoint", Tensor.matrix(points.toArray(double[][]::new)));
    }
    return method.build();
  }

  /** The energies at which spectra are computed, equally spaced. */
  private FrequencyMesh window() {
    double[] ends = input.numbers("xs/energywindow", "intv");
    if (ends.length != 2) {
      ends = new double[] {-0.5, 0.5};
    }
    method.addExtras(
        "x_exciting_xs_energywindow_values", Tensor.vector(ends).scaled(HARTREE.factor()));
    whole("x_exciting_xs_energywindow_points", "xs/energywindow", "points", 500);
    return FrequencyMeshBuilder.builder()
        .type("real")
        .samplingMethod("Equidistant")
        .nPoints(input.number("xs/energywindow", "points").orElse(500.0).intValue())
        .build();
  }

  private void screening() {
    whole("x_exciting_xs_screening_number_of_empty_states", "xs/screening", "nempty", 0);
    grid("x_exciting_xs_screening_ngridk", "xs/screening", "ngridk", List.of(0, 0, 0));
    radius("x_exciting_xs_screening_rgkmax", "xs/screening");
    text("x_exciting_xs_screening_type", "xs/screening", "screentype", "full");
  }

  private void bse() {
    String path = "xs/BSE";
    text("x_exciting_xs_bse_type", path, "bsetype", "singlet");
    truth("x_exciting_xs_bse_antiresonant", path, "aresbse", true);
    whole("x_exciting_xs_bse_angular_momentum_cutoff", path, "lmaxdielt", 14);
    radius("x_exciting_xs_bse_rgkmax", path);
    truth("x_exciting_xs_bse_sciavbd", path, "sciavbd", true);
    truth("x_exciting_xs_bse_sciavqbd", path, "sciavqbd", false);
    truth("x_exciting_xs_bse_sciavqhd", path, "sciavqhd", false);
    truth("x_exciting_xs_bse_sciavqwg", path, "sciavqwg", false);
    text("x_exciting_xs_bse_sciavtype", path, "sciavtype", "spherical");
    truth("x_exciting_xs_bse_xas", path, "xas", false);
    grid("x_exciting_xs_bse_number_of_bands", path, "nstlbse", List.of(0, 0, 0, 0));
    if (input.attribute(path, "xas").map("true"::equals).orElse(false)) {
      whole("x_exciting_xs_bse_xasatom", path, "xasatom", 0);
      text("x_exciting_xs_bse_xasedge", path, "xasedge", "K");
      whole("x_exciting_xs_bse_xasspecies", path, "xasspecies", 0);
      grid("x_exciting_xs_bse_xas_number_of_bands", path, "nstlxas", List.of(0, 0));
    }
  }

  private void tddft() {
    String path = "xs/tddft";
    truth("x_exciting_xs_tddft_analytic_continuation", path, "acont", false);
    truth("x_exciting_xs_tddft_anomalous_Hall_conductivity", path, "ahc", false);
    truth("x_exciting_xs_tddft_anti_resonant_dielectric", path, "aresdf", false);
    truth("x_exciting_xs_tddft_anti_resonant_xc_kernel", path, "aresfxc", true);
    double[] drude = input.numbers(path, "drude");
    method.addExtras(
        "x_exciting_xs_tddft_drude", Tensor.vector(drude.length == 2 ? drude : new double[2]));
    method.addExtras(
        "x_exciting_xs_tddft_split_parameter",
        HARTREE.toSi(input.number(path, "fxcbsesplit").orElse(1e-5)));
    text("x_exciting_xs_tddft_xc_kernel", path, "fxctype", "RPA");
    truth("x_exciting_xs_tddft_finite_q_intraband_contribution", path, "intraband", false);
    truth("x_exciting_xs_tddft_diagonal_xc_kernel", path, "kerndiag", false);
    whole("x_exciting_xs_tddft_lmax_alda", path, "lmaxalda", 3);
    whole("x_exciting_xs_tddft_macroscopic_dielectric_function_q_treatment", path, "mdfqtype", 0);
    whole("x_exciting_xs_tddft_analytic_continuation_number_of_intervals", path, "nwacont", 0);
    truth("x_exciting_xs_tetra", "xs/tetra", "tetradf", false);
  }

  private void whole(String quantity, String path, String name, int otherwise) {
    method.addExtras(quantity, input.number(path, name).map(Double::intValue).orElse(otherwise));
  }

  private void text(String quantity, String path, String name, String otherwise) {
    method.addExtras(quantity, input.attribute(path, name).orElse(otherwise));
  }

  private void truth(String quantity, String path, String name, boolean otherwise) {
    Optional<String> value = input.attribute(path, name).map(v -> v.toLowerCase(Locale.ROOT));
    method.addExtras(quantity, value.map("true"::equals).orElse(otherwise));
  }

  private void grid(String quantity, String path, String name, List<Integer> otherwise) {
    method.addExtras(quantity, integers(path, name, otherwise));
  }

  /** The product of radius and wave number: that of the ground state where none is given. */
  private void radius(String quantity, String path) {
    Double product = input.number(path, "rgkmax").orElse(ground.setup().rgkmax());
    if (product != null) {
      method.addExtras(quantity, product);
    }
  }

  private List<Integer> integers(String path, String name, List<Integer> otherwise) {
    double[] numbers = input.numbers(path, name);
    return numbers.length == 0 ? otherwise : Arrays.stream(numbers).mapToObj(n -> (int) n).toList();
  }
}
