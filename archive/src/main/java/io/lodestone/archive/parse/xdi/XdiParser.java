package io.lodestone.archive.parse.xdi;

import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.metainfo.Spectra;
import io.lodestone.archive.metainfo.SpectraBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import io.lodestone.represent.spectrum.AbsorptionEdge;
import io.lodestone.represent.spectrum.SpectralPeak;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads X-ray absorption spectra from XDI 1.0 and 1.1 (Ravel and Newville, J. Phys. Conf. Ser. 712,
 * 012148, 2016): one scan, one entry, with the edge, its jump and the white line as properties.
 */
@AutoService(Parser.class)
public final class XdiParser implements Parser {
  private static final Pattern VERSION =
      Pattern.compile("\\A(?:\uFEFF|ï»¿)?\\s*#\\s*XDI/\\d+\\.\\d+");

  /** Fields that say what was measured and how, and how properties name them. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "element.symbol", "absorbing element",
          "element.edge", "absorption edge",
          "sample.name", "sample name",
          "sample.temperature", "sample temperature",
          "beamline.name", "beamline",
          "facility.name", "facility");

  @Override
  public String program() {
    return "XDI";
  }

  @Override
  public String format() {
    return "XDI";
  }

  @Override
  public Role role() {
    return Role.MEASUREMENT;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return VERSION.matcher(file.text()).lookingAt();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (TextReader reader = new TextReader(file)) {
      EntryRecorder entry = sink.begin("");
      XdiHeader header = XdiHeader.read(reader);
      tell(header, entry);
      try {
        tell(XdiTable.read(header, reader), entry);
      } catch (InvalidInput problem) {
        throw problem.source() == null ? problem.in(file.displayPath()) : problem;
      }
    }
  }

  private static void tell(XdiHeader header, EntryRecorder entry) {
    header
        .field("sample.formula")
        .or(() -> header.field("sample.stoichiometry"))
        .ifPresent(formula -> entry.system(AtomicSystemBuilder.builder().name(formula).build()));
    TEXTS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            named ->
                header
                    .field(named.getKey())
                    .ifPresent(
                        text ->
                            entry.property(
                                MaterialPropertyBuilder.builder()
                                    .name(named.getValue())
                                    .text(text)
                                    .build())));
    header
        .fields()
        .forEach(
            (name, value) ->
                entry.extra("x_xdi_" + name.replace('.', '_').toLowerCase(Locale.ROOT), value));
    if (!header.comments().isEmpty()) {
      entry.extra("x_xdi_comments", header.comments());
    }
  }

  private static void tell(XdiTable table, EntryRecorder entry) {
    double[] energies = table.energies();
    CalculationBuilder scan = CalculationBuilder.builder();
    Optional<XdiTable.Absorption> sample = table.sample(energies);
    sample.ifPresent(absorption -> scan.addSpectra(spectra(absorption)));
    table.reference(energies).ifPresent(absorption -> scan.addSpectra(spectra(absorption)));
    entry.calculation(scan.build());
    if (sample.isEmpty()) {
      entry.warning("no columns of which the absorption follows, such as i0 and itrans");
      return;
    }
    try {
      tell(AbsorptionEdge.of(sample.get().spectrum()), entry);
    } catch (InvalidInput notNormalised) {
      entry.warning("the absorption is not normalised: " + notNormalised.getMessage());
    }
  }

  private static Spectra spectra(XdiTable.Absorption absorption) {
    return SpectraBuilder.builder()
        .type("XAS")
        .label("experiment")
        .nEnergies(absorption.spectrum().size())
        .excitationEnergies(Tensor.vector(absorption.spectrum().positions()))
        .intensities(Tensor.vector(absorption.spectrum().values()))
        .addExtras("x_xdi_mode", absorption.mode())
        .build();
  }

  private static void tell(AbsorptionEdge edge, EntryRecorder entry) {
    double[] whiteLine = edge.whiteLine();
    energy("edge energy", edge.e0(), entry);
    energy("half-step energy", edge.halfStep(), entry);
    energy("white line energy", whiteLine[0], entry);
    number("white line height", whiteLine[1], entry);
    number("edge step", edge.step(), entry);
    Optional<SpectralPeak> before = edge.preEdgePeak();
    before.ifPresent(peak -> energy("pre-edge peak energy", peak.position(), entry));
    number("pre-edge peak height", before.map(SpectralPeak::prominence).orElse(0.0), entry);
  }

  private static void energy(String name, double electronvolts, EntryRecorder entry) {
    entry.property(
        MaterialPropertyBuilder.builder()
            .name(name)
            .value(MaterialsUnit.ELECTRONVOLT.toSi(electronvolts))
            .unit("J")
            .statedUnit("eV")
            .build());
  }

  private static void number(String name, double value, EntryRecorder entry) {
    entry.property(MaterialPropertyBuilder.builder().name(name).value(value).unit("").build());
  }
}
