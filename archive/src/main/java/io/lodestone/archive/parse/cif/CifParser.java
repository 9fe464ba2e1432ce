package io.lodestone.archive.parse.cif;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads crystal structures from CIF 1.1 and 2.0, core CIF, mmCIF and magCIF: one entry for each
 * data block with a structure.
 *
 * <p>Reading goes on after a mistake in the syntax. Entries are told with the mistakes as their
 * warnings, and the first mistake is thrown at the end, as the file is no CIF.
 */
@AutoService(Parser.class)
public final class CifParser implements Parser {
  private static final Pattern HEADING =
      Pattern.compile("(?im)\\A(?:\uFEFF|ï»¿)?(?:\\s*#.*\\R|\\s*\\R)*\\s*data_\\S*\\s");
  private static final Pattern ENDING = Pattern.compile("(?i).*\\.(cif|mcif|mmcif)");

  /** Names that tell a CIF from other files of the STAR family. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?im)^\\s*_(cell|atom_site|symmetry|space_group|chemical|audit|publ|journal|entry"
              + "|database|cod_database|exptl|diffrn|struct)[_.]");

  private static final List<String> WANTED =
      List.of(
          "_cell_",
          "_atom_site_",
          "_atom_sites_",
          "_space_group_",
          "_symmetry_",
          "_chemical_",
          "_database_code_",
          "_cod_database_code",
          "_exptl_crystal_density_diffrn",
          "_diffrn_ambient_",
          "_journal_",
          "_citation_doi",
          "_publ_section_title");

  /** Syntax errors given as warnings of an entry; all the others are as many as they are. */
  private static final int MOST_WARNINGS = 20;

  @Override
  public String program() {
    return "CIF";
  }

  @Override
  public String format() {
    return "CIF 1.1 and 2.0";
  }

  @Override
  public Role role() {
    return Role.STRUCTURE;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String text = file.text();
    if (text.indexOf('\0') >= 0) {
      return false;
    }
    return ENDING.matcher(file.name()).matches() && !text.isBlank()
        || text.startsWith("#\\#CIF_")
        || HEADING.matcher(text).lookingAt() && NAMES.matcher(text).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    String source = file.displayPath();
    InvalidInput failure = null;
    Map<String, Integer> keys = new HashMap<>();
    try (CifReader reader = new CifReader(file.open(), source, CifParser::isWanted)) {
      int told = 0;
      for (CifBlock block = reader.next(); block != null; block = reader.next()) {
        List<InvalidInput> problems = reader.problems();
        if (CifSites.areIn(block) || block.value("_cell_length_a") != null) {
          EntryRecorder recorder = sink.begin(uniqueKey(block.code(), keys));
          problems.stream()
              .skip(told)
              .limit(MOST_WARNINGS)
              .forEach(problem -> recorder.warning(problem.getMessage()));
          InvalidInput found = read(block, source, recorder);
          failure = failure == null ? found : failure;
        }
        told = problems.size();
      }
      if (!reader.problems().isEmpty()) {
        throw reader.problems().getFirst();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Tells one block; gives what was wrong with its structure, or null. */
  private static InvalidInput read(CifBlock block, String source, EntryRecorder recorder) {
    if (block.isCutOff()) {
      recorder.cleanEnd(false);
    }
    new CifFacts(block).tell(recorder);
    if (!CifSites.areIn(block)) {
      recorder.warning("the cell has no atom sites");
      return null;
    }
    try {
      recorder.system(new CifStructure(block, source, recorder::warning).read());
      return null;
    } catch (InvalidInput e) {
      InvalidInput named = e.source() == null ? e.in(source) : e;
      recorder.warning(named.getMessage());
      return named;
    }
  }

  private static boolean isWanted(String name) {
    if (name.startsWith("_atom_site_aniso")) {
      return false;
    }
    for (String prefix : WANTED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Codes should be unique in a file, and are not always. */
  private static String uniqueKey(String code, Map<String, Integer> seen) {
    int times = seen.merge(code.toLowerCase(Locale.ROOT), 1, Integer::sum);
    return times == 1 ? code : uniqueKey(code + "-" + times, seen);
  }
}
