package io.lodestone.study.source;

import io.lodestone.archive.Archive;
import io.lodestone.archive.entry.EntrySubject;
import io.lodestone.archive.export.ParquetTable.Column;
import io.lodestone.archive.export.ParquetTable.Kind;
import io.lodestone.archive.filter.FilterParser;
import io.lodestone.archive.index.Search;
import io.lodestone.archive.index.SearchIndex;
import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Materials of the entries of an archive of which a filter is true. */
public final class EntryMaterials implements MaterialSource {
  private static final String FORMULA = "chemical_formula_reduced";
  private static final int READ_AT_ONCE = 1_000;

  private final Archive archive;
  private final String filter;
  private final boolean documents;
  private final List<String> ids;
  private final EntryColumns columns;

  /**
   * Finds the entries.
   *
   * @param filter in the OPTIMADE language; empty for all entries
   * @param quantities what to keep of each entry beside its identifier and formula
   * @param documents whether more is looked at than formulas: structures or spectra
   */
  public EntryMaterials(Archive archive, String filter, List<String> quantities, boolean documents)
      throws IOException {
    this.archive = archive;
    this.filter = filter;
    this.documents = documents;
    try (SearchIndex index = archive.searchIndex()) {
      List<String> names = new ArrayList<>(List.of(FORMULA));
      names.addAll(quantities.stream().filter(name -> !name.equals(FORMULA)).toList());
      columns = EntryColumns.named(names, index);
      ids =
          index
              .search(
                  new Search(
                      filter.isBlank() ? Optional.empty() : Optional.of(FilterParser.parse(filter)),
                      "",
                      Optional.empty(),
                      List.of(),
                      List.of(),
                      0,
                      Search.DEEPEST))
              .ids();
    }
  }

  @Override
  public List<Column> columns() {
    List<Column> all = new ArrayList<>(List.of(new Column("entry_id", Kind.TEXT, "")));
    for (EntryColumns.Column column : columns.columns()) {
      all.add(new Column(column.name(), column.kind(), column.property().unit()));
    }
    return all;
  }

  /** An entry as the catalog has it. */
  private record Entry(Object[] cells, ObjectId document) {}

  /** An entry with what was made of it. */
  private record Answer<A>(Material material, A answer) {}

  @Override
  public <A> boolean each(Function<Material, A> work, BiConsumer<Material, A> take)
      throws IOException {
    Entries entries = new Entries();
    OrderedWork.<Entry, Answer<A>>run(
        entries::next,
        entry -> {
          Material material = material(entry);
          return new Answer<>(material, work.apply(material));
        },
        answer -> take.accept(answer.material(), answer.answer()));
    return true;
  }

  /** The entries in their order, a page of the catalog at a time. */
  private final class Entries {
    private int read;
    private Iterator<Entry> page = List.<Entry>of().iterator();

    Entry next() throws IOException {
      if (!page.hasNext() && read < ids.size()) {
        List<String> some = ids.subList(read, Math.min(ids.size(), read + READ_AT_ONCE));
        read += some.size();
        Map<String, ObjectId> documents = documents(some);
        List<Entry> entries = new ArrayList<>();
        columns.read(
            archive, some, cells -> entries.add(new Entry(cells, documents.get(cells[0]))));
        page = entries.iterator();
      }
      return page.hasNext() ? page.next() : null;
    }
  }

  private Map<String, ObjectId> documents(List<String> some) throws IOException {
    Map<String, ObjectId> documents = new HashMap<>();
    archive
        .catalog()
        .query(
            "SELECT entry_id, document FROM entries WHERE entry_id IN (?"
                + ", ?".repeat(some.size() - 1)
                + ")",
            row -> documents.put(row.getString(1), new ObjectId(row.getString(2))),
            some.toArray());
    return documents;
  }

  private Material material(Entry entry) {
    String name = "entry " + entry.cells()[0].toString().substring(0, 8);
    try {
      Subject subject =
          documents ? EntrySubject.of(archive.entries().run(entry.document())) : Subject.unknown();
      String formula = (String) entry.cells()[1];
      if (formula != null) {
        subject = subject.with(Composition.class, Composition.parse(formula));
      }
      if (subject.isUnknown()) {
        throw new InvalidInput(name, null, "no formula", "an entry of a known material", "");
      }
      return Material.of(name, entry.cells(), subject, null);
    } catch (InvalidInput e) {
      return Material.unknown(name, entry.cells(), e.in(name));
    } catch (IOException e) {
      InvalidInput problem = new InvalidInput(name, null, e.toString(), "one that is whole", "");
      return Material.unknown(name, entry.cells(), problem);
    }
  }

  /** The filter, with a hash over the documents of the entries, in their order. */
  @Override
  public Map<String, String> inputs() throws IOException {
    StringBuilder all = new StringBuilder();
    Entries entries = new Entries();
    for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
      all.append(entry.document().hex()).append('\n');
    }
    String query = filter.isBlank() ? "all entries" : filter;
    return Map.of(query, ObjectId.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex());
  }
}
