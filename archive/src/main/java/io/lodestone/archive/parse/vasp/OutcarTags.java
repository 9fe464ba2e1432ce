package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tags with the values in use that OUTCAR prints, remarks behind each. */
final class OutcarTags {
  private static final Pattern TAG = Pattern.compile("\\b([A-Z][A-Za-z0-9_]{2,})\\s*=");
  private static final Set<String> WORDS = Set.of("PREC", "GGA", "METAGGA", "PRECFOCK", "ALGO");
  private static final Set<String> KINDS = Set.of("LDAUL", "LDAUU", "LDAUJ", "ROPT", "DIPOL");

  /** Lines with tags are short; a longer one is none, and would take long to search. */
  private static final int LONGEST_LINE = 2000;

  private final IncarTags tags = new IncarTags();

  IncarTags tags() {
    return tags;
  }

  /** Takes a line of the header. */
  void line(String line) {
    if (line.length() > LONGEST_LINE) {
      return;
    }
    if (line.startsWith(" SYSTEM =")) {
      tags.add("SYSTEM", line.substring(line.indexOf('=') + 1).strip());
      return;
    }
    if (line.contains("LDA+U is selected")) {
      tags.add("LDAU", true);
    }
    Matcher found = TAG.matcher(line);
    while (found.find()) {
      String rest = line.substring(found.end());
      Object value = value(found.group(1), rest);
      if (value != null) {
        tags.add(found.group(1), value);
      }
    }
  }

  private static Object value(String tag, String rest) {
    String[] words = rest.strip().split("[\\s;]+");
    if (words.length == 0 || words[0].isEmpty()) {
      return null;
    }
    if (WORDS.contains(tag)) {
      return words[0];
    }
    if (KINDS.contains(tag)) {
      List<Object> values = new ArrayList<>();
      for (String word : words) {
        double number = Fields.parse(word);
        if (!Double.isFinite(number)) {
          break;
        }
        values.add(IncarFile.single(word));
      }
      return values.isEmpty() ? null : values;
    }
    return IncarFile.single(words[0]);
  }
}
