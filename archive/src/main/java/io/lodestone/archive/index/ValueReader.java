package io.lodestone.archive.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.NumericUtils;

/** Reads what entries have of one property with a single value, entry after entry, ascending. */
@FunctionalInterface
interface ValueReader {
  /** The value; null where it is unknown. */
  Scalar read(int entry) throws IOException;

  /** A reader of the property in one segment of the index. */
  static ValueReader of(Property property, LeafReader segment) throws IOException {
    FieldLayout layout = new FieldLayout(property);
    return switch (property.type()) {
      case STRING, BOOLEAN -> {
        SortedDocValues words = DocValues.getSorted(segment, layout.name());
        boolean isText = property.type() == PropertyType.STRING;
        yield entry -> {
          if (!words.advanceExact(entry)) {
            return null;
          }
          String word = words.lookupOrd(words.ordValue()).utf8ToString();
          return isText ? new Scalar.Text(word) : new Scalar.Flag(Boolean.parseBoolean(word));
        };
      }
      default -> {
        SortedNumericDocValues numbers = DocValues.getSortedNumeric(segment, layout.name());
        boolean isReal = property.type() == PropertyType.FLOAT;
        yield entry -> {
          if (!numbers.advanceExact(entry)) {
            return null;
          }
          long value = numbers.nextValue();
          return isReal
              ? new Scalar.Real(NumericUtils.sortableLongToDouble(value))
              : new Scalar.Whole(value);
        };
      }
    };
  }
}
