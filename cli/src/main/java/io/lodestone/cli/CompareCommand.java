package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.crystal.matching.Grouping;
import io.lodestone.crystal.matching.Likeness;
import io.lodestone.crystal.matching.Match;
import io.lodestone.crystal.matching.MatchTolerance;
import io.lodestone.crystal.matching.StructureMatcher;
import io.lodestone.study.source.MaterialFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lodestone compare}: which structures are the same. */
@Command(
    name = "compare",
    description = {
      "Group crystals that are the same up to rigid motion, choice of the cell, scale and small distortion.",
      "The misfit is the root mean square distance of corresponding sites from those of the first of the group, in units of the cube root of the volume per site. Where symmetries differ, the tolerance that joins two crystals is stated.",
      "Example: lodestone compare *.cif -o json"
    })
final class CompareCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON,
    JSONL
  }

  @Spec private CommandSpec spec;
  @Mixin private StructureFiles files;

  @Option(
      names = "--likeness",
      defaultValue = "identical",
      description =
          "identical (same species at the same places), isoconfigurational (same places, any"
              + " species) or isopointal (same space group and kinds of positions)")
  private Likeness likeness;

  @Option(
      names = "--strict",
      description =
          "join copies of one crystal only: tolerances 0.02, 0.05 and 1°, no scaling, supercells"
              + " tried")
  private boolean strict;

  @Option(
      names = "--length-tolerance",
      paramLabel = "PART",
      description = "relative difference of lattice vectors (default: 0.2)")
  private Double length;

  @Option(
      names = "--site-tolerance",
      paramLabel = "PART",
      description =
          "distance of corresponding sites, by the cube root of the volume per site (default: 0.3)")
  private Double site;

  @Option(
      names = "--angle-tolerance",
      paramLabel = "DEGREES",
      description = "difference of angles between lattice vectors (default: 5)")
  private Double angle;

  @Option(names = "--no-scale", description = "crystals of other volumes are others")
  private boolean noScale;

  @Option(names = "--no-primitive", description = "do not reduce cells to primitive ones")
  private boolean noPrimitive;

  @Option(names = "--supercell", description = "match cells with supercells of others")
  private boolean supercell;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      description =
          "table, json (the groups as lists of files), or jsonl (an object with misfits for each"
              + " group, one a line)")
  private Format format;

  private final List<MaterialFiles.Found> found = new ArrayList<>();
  private final Map<String, Integer> structuresIn = new HashMap<>();

  @Override
  public Integer call() throws IOException {
    MatchTolerance tolerance = tolerance();
    Grouping grouping = new Grouping(new StructureMatcher(tolerance), likeness);
    int code =
        files.answer(
            structure -> grouping.prepare(structure.structure()),
            (structure, candidate) -> {
              found.add(structure);
              structuresIn.merge(structure.file(), 1, Integer::sum);
              grouping.add(candidate);
            });
    PrintWriter out = spec.commandLine().getOut();
    List<List<Grouping.Member>> groups = grouping.groups();
    switch (format) {
      case TABLE -> table(groups, out);
      case JSON -> out.println(json(groups.stream().map(this::names).toList()));
      case JSONL -> groups.forEach(group -> out.println(json(details(group, tolerance))));
    }
    out.flush();
    return code;
  }

  private MatchTolerance tolerance() {
    MatchTolerance tolerance = strict ? MatchTolerance.STRICT : MatchTolerance.DEFAULT;
    tolerance = length == null ? tolerance : tolerance.withLength(length);
    tolerance = site == null ? tolerance : tolerance.withSite(site);
    tolerance = angle == null ? tolerance : tolerance.withAngle(angle);
    tolerance = noScale ? tolerance.withScaled(false) : tolerance;
    tolerance = noPrimitive ? tolerance.withPrimitive(false) : tolerance;
    return supercell ? tolerance.withSupercell(true) : tolerance;
  }

  /** The file as it was named, and which of its structures where it has several. */
  private String name(Grouping.Member member) {
    MaterialFiles.Found structure = found.get(member.number());
    return structuresIn.get(structure.file()) == 1 ? structure.file() : structure.name();
  }

  private List<String> names(List<Grouping.Member> group) {
    return group.stream().map(this::name).toList();
  }

  private String formula(Grouping.Member member) {
    return found.get(member.number()).structure().composition().reduced().toString();
  }

  private void table(List<List<Grouping.Member>> groups, PrintWriter out) {
    TextTable table =
        new TextTable("group", "formula", "file", "space group", "misfit", "joined by (Å)");
    int number = 1;
    for (List<Grouping.Member> group : groups) {
      for (Grouping.Member member : group) {
        table.row(
            number,
            formula(member),
            Lodestone.printable(name(member)),
            member.spaceGroup().isPresent() ? member.spaceGroup().getAsInt() : null,
            member.match().map(match -> fixed(match.rms(), 4)).orElse(null),
            member.hasOtherSymmetry()
                ? member.match().map(match -> fixed(match.joinedBy(), 3)).orElse(null)
                : null);
      }
      number++;
    }
    table.print(out);
    out.println();
    out.printf(Locale.ROOT, "%d structures, %d groups%n", found.size(), groups.size());
  }

  private Map<String, Object> details(List<Grouping.Member> group, MatchTolerance tolerance) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("files", names(group));
    row.put("formula", formula(group.getFirst()));
    row.put("likeness", likeness.name().toLowerCase(Locale.ROOT));
    List<Object> misfits = new ArrayList<>();
    List<Object> largest = new ArrayList<>();
    List<Object> spaceGroups = new ArrayList<>();
    List<Object> joinedBy = new ArrayList<>();
    for (Grouping.Member member : group) {
      misfits.add(member.match().map(Match::rms).orElse(null));
      largest.add(member.match().map(Match::largest).orElse(null));
      spaceGroups.add(member.spaceGroup().isPresent() ? member.spaceGroup().getAsInt() : null);
      joinedBy.add(
          member.hasOtherSymmetry() ? member.match().map(Match::joinedBy).orElse(null) : null);
    }
    row.put("misfits", misfits);
    row.put("largest_distances", largest);
    row.put("space_group_numbers", spaceGroups);
    row.put("joined_by", joinedBy);
    row.put("tolerance", details(tolerance));
    return row;
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> details(MatchTolerance tolerance) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("length", tolerance.length());
    row.put("site", tolerance.site());
    row.put("angle", tolerance.angle());
    row.put("primitive", tolerance.primitive());
    row.put("scaled", tolerance.scaled());
    row.put("supercell", tolerance.supercell());
    return row;
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
