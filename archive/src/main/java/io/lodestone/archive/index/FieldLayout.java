package io.lodestone.archive.index;

import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * How a property lies in Lucene's fields.
 *
 * <p>The field with the property's own name is searchable by value and has a column for sorting,
 * counting and comparing: words for strings and truth values, points for numbers and times. A
 * string also has its {@link TextGrams}. A list has besides its length and its items in order, in
 * an {@link ItemColumn}.
 */
final class FieldLayout {
  /** The field with the words of the text of an entry. */
  static final String WORDS = "#words";

  /** The field with a number drawn from the identifier, which brings equal entries in an order. */
  static final String LOT = "#lot";

  private static final FieldType GRAMS = new FieldType();

  static {
    GRAMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    GRAMS.setTokenized(true);
    GRAMS.setOmitNorms(true);
    GRAMS.freeze();
  }

  private final Property property;

  FieldLayout(Property property) {
    this.property = property;
  }

  String name() {
    return property.name();
  }

  String grams() {
    return property.name() + "#grams";
  }

  String length() {
    return property.name() + "#length";
  }

  String items() {
    return property.name() + "#items";
  }

  static Document document(IndexedEntry entry) {
    Document document = new Document();
    entry.values().forEach((property, items) -> new FieldLayout(property).add(document, items));
    document.add(new NumericDocValuesField(LOT, lot(entry.id())));
    entry.rows().forEach((by, row) -> SimilarityColumn.add(document, by, row));
    for (String text : entry.texts()) {
      document.add(new TextField(WORDS, text, Field.Store.NO));
    }
    return document;
  }

  private static long lot(String id) {
    return StringHelper.murmurhash3_x64_128(new BytesRef(id))[0];
  }

  private void add(Document document, List<Scalar> items) {
    if (property.type().isList()) {
      document.add(new LongField(length(), items.size(), Field.Store.NO));
      document.add(new BinaryDocValuesField(items(), ItemColumn.encode(items)));
    }
    for (Scalar item : items) {
      switch (item) {
        case Scalar.Text(String value) -> addWord(document, value);
        case Scalar.Flag(boolean value) -> addWord(document, Boolean.toString(value));
        case Scalar.Whole(long value) -> document.add(new LongField(name(), value, Field.Store.NO));
        case Scalar.Real(double value) ->
            document.add(new DoubleField(name(), value, Field.Store.NO));
      }
    }
    if (property.type().item() == PropertyType.STRING) {
      List<String> texts = items.stream().map(item -> ((Scalar.Text) item).value()).toList();
      document.add(new Field(grams(), new TextGrams(texts), GRAMS));
    }
  }

  private void addWord(Document document, String word) {
    BytesRef bytes = new BytesRef(word);
    boolean isId = property.equals(Property.ID);
    document.add(new StringField(name(), word, isId ? Field.Store.YES : Field.Store.NO));
    document.add(
        property.type().isList()
            ? new SortedSetDocValuesField(name(), bytes)
            : new SortedDocValuesField(name(), bytes));
  }
}
