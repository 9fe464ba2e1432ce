package io.lodestone.archive.parse.cif;

import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.parse.EntryRecorder;

/** What a data block states beside the structure: formula, origin, conditions and density. */
final class CifFacts {
  private static final double KG_PER_M3_OF_G_PER_CM3 = 1e3;
  private static final double PASCAL_OF_KILOPASCAL = 1e3;

  private final CifBlock block;

  CifFacts(CifBlock block) {
    this.block = block;
  }

  /** Tells the facts that are there. */
  void tell(EntryRecorder recorder) {
    extra(recorder, "x_cif_chemical_formula_sum", "_chemical_formula_sum");
    extra(recorder, "x_cif_chemical_name_mineral", "_chemical_name_mineral");
    extra(recorder, "x_cif_chemical_name_systematic", "_chemical_name_systematic");
    extra(recorder, "x_cif_publ_section_title", "_publ_section_title");
    extra(recorder, "x_cif_journal_name", "_journal_name_full", "_journal_name_abbrev");
    extra(recorder, "x_cif_journal_year", "_journal_year");
    extra(recorder, "x_cif_doi", "_journal_paper_doi", "_citation_doi");
    extra(
        recorder,
        "x_cif_database_code",
        "_cod_database_code",
        "_database_code_icsd",
        "_database_code_csd",
        "_database_code_amcsd",
        "_database_code_depnum_ccdc_archive");
    CifNumber units = number("_cell_formula_units_z");
    if (units != null) {
      recorder.extra("x_cif_formula_units_z", units.value());
    }
    property(
        recorder,
        "temperature",
        number("_diffrn_ambient_temperature", "_cell_measurement_temperature"),
        "K",
        "K",
        1);
    property(
        recorder,
        "pressure",
        number("_diffrn_ambient_pressure", "_cell_measurement_pressure"),
        "Pa",
        "kPa",
        PASCAL_OF_KILOPASCAL);
    property(
        recorder,
        "density",
        number("_exptl_crystal_density_diffrn"),
        "kg m^-3",
        "Mg m^-3",
        KG_PER_M3_OF_G_PER_CM3);
  }

  private void extra(EntryRecorder recorder, String name, String... items) {
    String text = block.text(items);
    if (text != null && !text.isEmpty()) {
      recorder.extra(name, text.replaceAll("\\s+", " "));
    }
  }

  private CifNumber number(String... items) {
    String text = block.text(items);
    return text == null ? null : CifNumber.parse(text);
  }

  private static void property(
      EntryRecorder recorder,
      String name,
      CifNumber number,
      String unit,
      String statedUnit,
      double factor) {
    if (number != null) {
      recorder.property(
          MaterialPropertyBuilder.builder()
              .name(name)
              .value(number.value() * factor)
              .unit(unit)
              .statedUnit(statedUnit)
              .uncertainty(
                  Double.isNaN(number.uncertainty()) ? null : number.uncertainty() * factor)
              .build());
    }
  }
}
