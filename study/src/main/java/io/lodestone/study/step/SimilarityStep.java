package io.lodestone.study.step;

import io.lodestone.archive.Archive;
import io.lodestone.archive.likeness.Likeness;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.figure.FigureFile;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import io.lodestone.study.similarity.ComparedEntries;
import io.lodestone.study.similarity.SimilarityFigure;
import io.lodestone.study.similarity.SimilarityMatrix;
import io.lodestone.study.source.EntryMaterials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How alike entries of the archive are, each to each, and which factor sets them apart. */
public final class SimilarityStep implements Step<SimilarityStep.Settings> {
  /**
   * What is compared.
   *
   * @param filter in the OPTIMADE language
   * @param by in which respect: dos, composition or soap
   * @param factors quantities that may make entries differ
   */
  public record Settings(
      @Setting(value = "", text = "filter on the archive") String filter,
      @Setting(value = "dos", text = "in which respect: dos, composition or soap") String by,
      @Setting(
              value = "xc_functional_short_name,program_name,k_grid",
              text = "quantities that may make entries differ")
          String factors) {
    public Settings {
      Likeness.named(by);
      if (filter.isBlank()) {
        throw new InvalidInput(null, "filter", "nothing", "a filter on the archive", "");
      }
    }
  }

  @Override
  public String kind() {
    return "similarity";
  }

  @Override
  public String title() {
    return "how alike entries of the archive are, and which factor sets them apart";
  }

  @Override
  public SettingsType<Settings> settings() {
    return SettingsType.of(Settings.class);
  }

  @Override
  public Map<String, ObjectId> reads(Settings settings, Surroundings surroundings)
      throws IOException {
    try (Archive archive = surroundings.archive()) {
      Map<String, ObjectId> reads = new TreeMap<>();
      new EntryMaterials(archive, settings.filter(), List.of(), false)
          .inputs()
          .forEach((query, hash) -> reads.put("archive: " + query, new ObjectId(hash)));
      return reads;
    }
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    Likeness respect = Likeness.named(settings.by());
    List<String> factors = Work.names(settings.factors());
    ComparedEntries compared;
    try (Archive archive = work.surroundings().archive()) {
      compared = ComparedEntries.find(archive, settings.filter(), respect, factors);
    }
    SimilarityMatrix matrix = new SimilarityMatrix(respect, compared.entries());
    work.write(dataset(matrix, factors));
    new FigureFile(work.output("similarity.svg"))
        .write(new SimilarityFigure(matrix, respect.text()).figure());
    work.number("entries", matrix.size(), "");
    work.say(
        matrix.size()
            + " entries compared by "
            + respect.text()
            + (compared.without() == 0
                ? ""
                : "; " + compared.without() + " have nothing to compare"));
    for (int f = 0; f < factors.size(); f++) {
      tell(
          work,
          "differ_in_" + factors.get(f),
          "differ only in " + factors.get(f),
          matrix.effect(f));
    }
    tell(work, "differ_in_none", "differ in none of these", matrix.effectOfNone());
  }

  /** Tells of pairs: their mean with the standard deviation between them. */
  private static void tell(Work work, String name, String words, SimilarityMatrix.Effect effect) {
    if (effect.pairs() > 0) {
      work.number(name, effect.mean(), effect.std(), "");
      work.say(
          String.format(
              Locale.ROOT,
              "%d pairs that %s are alike by %.3f on average (standard deviation %.3f, from %.3f to"
                  + " %.3f)",
              effect.pairs(),
              words,
              effect.mean(),
              effect.std(),
              effect.lowest(),
              effect.highest()));
    }
  }

  /** A row for each entry: its factors, then how alike it is to each. */
  private static Dataset dataset(SimilarityMatrix matrix, List<String> factors) {
    int n = matrix.size();
    List<Column> columns = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      int place = f;
      columns.add(
          new TextColumn(
              factors.get(f),
              IntStream.range(0, n).mapToObj(i -> matrix.entry(i).factors().get(place)).toList()));
    }
    columns.add(
        new TextColumn(
            "main_file", IntStream.range(0, n).mapToObj(i -> matrix.entry(i).mainfile()).toList()));
    for (int j = 0; j < n; j++) {
      int other = j;
      columns.add(
          NumberColumn.plain(
              "similarity_to_" + (j + 1),
              IntStream.range(0, n).mapToDouble(i -> matrix.similarity(i, other)).toArray()));
    }
    return new Dataset(
        IntStream.range(0, n).mapToObj(i -> matrix.entry(i).id()).toList(), columns, List.of(), "");
  }
}
