package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.PER_BOHR;

import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.FrequencyMeshBuilder;
import io.lodestone.archive.metainfo.Gw;
import io.lodestone.archive.metainfo.GwBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScreeningBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.List;

/** The level of theory of a GW run: its ground state, the parameters and the frequencies. */
final class GwMethod {
  private final GroundState ground;
  private final GwParameters parameters;
  private final GwInfo info;

  GwMethod(GroundState ground, GwInfo info) {
    this.ground = ground;
    this.info = info;
    parameters = new GwParameters(ground.input());
  }

  Method section() {
    MethodBuilder method = ground.method();
    String type = parameters.text("", "taskname").equalsIgnoreCase("gw0") ? "GW0" : "G0W0";
    method.electronic(
        method.electronic() == null
            ? ElectronicBuilder.builder().method(type).build()
            : ElectronicBuilder.builder(method.electronic()).method(type).build());
    method.kMesh(mesh());
    method.gw(gw(type));
    method.addFrequencyMesh(frequencies());
    return method.build();
  }

  private KMesh mesh() {
    List<Integer> grid = parameters.integers("", "ngridq");
    boolean known = grid.size() == 3 && !grid.contains(0);
    return KMeshBuilder.builder().grid(known ? grid : List.of()).build();
  }

  private Gw gw(String type) {
    int empty = (int) parameters.number("", "nempty");
    int emptyOfSelfEnergy = (int) parameters.number("selfenergy", "nempty");
    GwBuilder gw = GwBuilder.builder();
    gw.type(type);
    gw.analyticalContinuation(continuation());
    gw.qMesh(mesh()).kMesh(mesh());
    gw.nEmptyStates(empty > 0 ? (Integer) empty : emptyOfSelfEnergy > 0 ? emptyOfSelfEnergy : null);
    int first = (int) parameters.number("", "ibgw");
    int last = (int) parameters.number("", "nbgw");
    if (last >= first) {
      gw.intervalQpCorrections(List.of(first, last));
      gw.nStates(last - first + 1);
    }
    gw.screening(
        ScreeningBuilder.builder()
            .type(parameters.text("scrcoul", "scrtype"))
            .nEmptyStates(empty > 0 ? (Integer) empty : null)
            .kMesh(mesh())
            .build());
    parameters.all().forEach(gw::addExtras);
    double gmaxvr = ground.setup().potentialCutoff();
    double gmb = parameters.number("mixbasis", "gmb");
    double pwm = parameters.number("barecoul", "pwm");
    if (!Double.isNaN(gmaxvr * gmb * pwm)) {
      gw.addExtras("x_exciting_mixed_basis_gmax", PER_BOHR.toSi(gmb * gmaxvr));
      gw.addExtras("x_exciting_bare_coulomb_gmax", PER_BOHR.toSi(pwm * gmb * gmaxvr));
    }
    return gw.build();
  }

  private String continuation() {
    if (parameters.text("selfenergy", "method").equals("cd")) {
      return "contour_deformation";
    }
    if (parameters.text("scrcoul", "scrtype").equals("ppm")) {
      return "ppm_GodbyNeeds";
    }
    String type = parameters.text("selfenergy", "actype");
    return type.isEmpty() ? null : type;
  }

  /** The frequencies that the output lists; without a list, only how they are chosen. */
  private FrequencyMesh frequencies() {
    FrequencyMeshBuilder mesh = FrequencyMeshBuilder.builder();
    mesh.type(parameters.text("freqgrid", "fconv").equals("imfreq") ? "imaginary" : "real");
    mesh.samplingMethod(
        switch (parameters.text("freqgrid", "fgrid")) {
          case "eqdist", "eqdis" -> "Equidistant";
          case "gaulag" -> "Gauss-Laguerre";
          case "gauleg", "gauleg2", "gaule2" -> "Gauss-Legendre";
          case "clencurt2" -> "Clenshaw-Curtis";
          default -> null;
        });
    mesh.nPoints((int) parameters.number("freqgrid", "nomeg"));
    double[] listed = info.frequencies();
    if (listed.length > 0) {
      mesh.nPoints(listed.length).points(Tensor.vector(listed));
      mesh.addExtras("x_exciting_frequency_weights", Tensor.vector(info.weights()));
    }
    if (parameters.text("", "qdepw").equals("sum")) {
      mesh.smearing(HARTREE.toSi(parameters.number("freqgrid", "eta")));
    }
    return mesh.build();
  }
}
