package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.metainfo.FrequencyMeshBuilder;
import io.lodestone.archive.metainfo.GwBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScreeningBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ALGO asks for beyond density-functional theory: the GW approximation and its axes. */
final class BeyondDft {
  /** Frequency points where NOMEGA is not set. */
  private static final int DEFAULT_FREQUENCIES = 100;

  private static final List<String> RESPONSE_TAGS =
      List.of(
          "LADDER",
          "LRPA",
          "LFXC",
          "LHARTREE",
          "IBSE",
          "LTCTE",
          "LTETE",
          "LTRIPLET",
          "LFXCEPS",
          "LFXHEG",
          "NATURALO",
          "L2ORDER",
          "LMP2LT",
          "LUSEW",
          "ENCUTGW",
          "ENCUTGWSOFT",
          "ENCUTLF",
          "LMAXMP2",
          "SCISSOR",
          "NOMEGA",
          "NOMEGAR",
          "NBANDSGW",
          "NBANDSO",
          "NBANDSV",
          "NELM",
          "NELMGW",
          "NELMHF",
          "DIM",
          "ANTIRES",
          "OMEGAMAX",
          "OMEGAMIN",
          "OMEGATL",
          "OMEGAGRID",
          "CSHIFT",
          "SELFENERGY",
          "LSPECTRAL",
          "LSPECTRALGW",
          "LSINGLES",
          "LFERMIGW",
          "ODDONLYGW",
          "EVENONLYGW",
          "NKREDLFX",
          "NKREDLFY",
          "NKREDLFZ",
          "MAXMEM",
          "TELESCOPE",
          "TAUPAR",
          "OMEGAPAR",
          "LAMBDA");

  private final IncarTags input;
  private final IncarTags tags;
  private final SamplingPoints points;

  BeyondDft(IncarTags input, IncarTags tags, SamplingPoints points) {
    this.input = input;
    this.tags = tags;
    this.points = points;
  }

  /** The method as people name it, such as {@code G0W0}; null for plain DFT. */
  String method() {
    String algorithm = algorithm();
    if (type(algorithm) != null) {
      return iterations() == 1 ? "G0W0" : type(algorithm);
    }
    return switch (algorithm) {
      case "CHI" -> "RPA";
      case "ACFDT", "ACFDTR", "ACFDTRK", "RPA", "RPAR" -> "ACFDT-RPA";
      case "BSE" -> "BSE";
      case "TDHF", "TIMEEV" -> "TDDFT";
      default -> null;
    };
  }

  /** Adds the GW section, where there is one. */
  void addTo(MethodBuilder method) {
    String type = type(algorithm());
    if (type == null) {
      return;
    }
    KMesh mesh = points.section();
    GwBuilder gw =
        GwBuilder.builder()
            .type(iterations() == 1 ? "G0W0" : type)
            .nStates(tags.integer("NBANDS"))
            .kMesh(mesh)
            .qMesh(mesh)
            .analyticalContinuation("pade")
            .screening(ScreeningBuilder.builder().type("rpa").kMesh(mesh).build());
    Integer corrected = tags.integer("NBANDSGW");
    if (corrected != null && corrected > 0) {
      gw.intervalQpCorrections(List.of(1, corrected));
    }
    Map<String, Object> response = new LinkedHashMap<>();
    for (String tag : RESPONSE_TAGS) {
      Object value = tags.asMap().get(tag);
      if (value != null) {
        response.put(tag, value);
      }
    }
    gw.addExtras("x_vasp_response_functions_incar", response);
    int frequencies = tags.integer("NOMEGA", DEFAULT_FREQUENCIES);
    method
        .gw(gw.build())
        .frequencyMesh(
            List.of(
                FrequencyMeshBuilder.builder()
                    .nPoints(frequencies > 0 ? frequencies : DEFAULT_FREQUENCIES)
                    .build()));
  }

  private String algorithm() {
    String algorithm = input.word("ALGO");
    return algorithm.isEmpty() ? tags.word("ALGO") : algorithm;
  }

  private int iterations() {
    return input.integer("NELMGW", tags.integer("NELMGW", input.integer("NELM", 1)));
  }

  private static String type(String algorithm) {
    return switch (algorithm) {
      case "EVGW0", "EVGW0R", "G0W0", "G0W0R" -> "ev-scGW0";
      case "EVGW" -> "ev-scGW";
      case "QPGW0", "SCGW0" -> "qp-scGW0";
      case "QPGW", "SCGW" -> "qp-scGW";
      case "GW0", "GW0R" -> "scGW0";
      case "GW", "GWR" -> "scGW";
      default -> null;
    };
  }
}
