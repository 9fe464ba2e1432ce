package io.lodestone.study.step;

import io.lodestone.archive.Archive;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.settings.Setting;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.represent.Registry;
import io.lodestone.study.dataset.ColumnChoice;
import io.lodestone.study.dataset.MaterialsDataset;
import io.lodestone.study.source.EntryMaterials;
import io.lodestone.study.source.MaterialSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Entries of the archive that a filter finds, with quantities and features, as a dataset. */
public final class EntriesStep implements Step<EntriesStep.Settings> {
  /**
   * Which entries, and what of them.
   *
   * @param filter in the OPTIMADE language; empty for all entries
   * @param columns quantities to keep
   * @param target the column to be learned, or empty
   * @param with methods of representation, separated by blanks; empty for none
   * @param gaps what is done with entries that lack a number
   */
  public record Settings(
      @Setting(value = "", text = "filter on the archive; all entries if empty") String filter,
      @Setting(value = "", text = "quantities to keep, such as band_gap") String columns,
      @Setting(value = "", text = "the column to be learned") String target,
      @Setting(value = "", text = "features to make, such as magpie soap:r_cut=5") String with,
      @Setting(value = "keep", text = "what is done with entries that lack a number")
          TableStep.Gaps gaps) {}

  @Override
  public String kind() {
    return "entries";
  }

  @Override
  public String title() {
    return "entries of the archive that a filter finds, with quantities and features";
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
      source(settings, archive)
          .inputs()
          .forEach((query, hash) -> reads.put("archive: " + query, new ObjectId(hash)));
      return reads;
    }
  }

  @Override
  public void run(Settings settings, Work work) throws IOException {
    try (Archive archive = work.surroundings().archive()) {
      Dataset data = new MaterialsDataset(source(settings, archive), settings.with()).read();
      if (!settings.target().isEmpty()) {
        data = ColumnChoice.ALL.of(data, settings.target());
      }
      data = TableStep.withoutGaps(data, settings.gaps());
      work.write(data);
      TableStep.tell(data, work);
    }
  }

  private static MaterialSource source(Settings settings, Archive archive) throws IOException {
    Registry registry = new Registry();
    boolean documents =
        !settings.with().isBlank()
            && Arrays.stream(settings.with().strip().split("\\s+"))
                .anyMatch(
                    method ->
                        registry.parse(method).family().profile().input() != Composition.class);
    return new EntryMaterials(
        archive, settings.filter(), Work.names(settings.columns()), documents);
  }
}
