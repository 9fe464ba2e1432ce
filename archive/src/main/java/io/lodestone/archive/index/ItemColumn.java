package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The items that entries have in one list, in order and with repetitions, which the other forms
 * that Lucene keeps of a list do not have. Goes from entry to entry within one segment of the index
 * and tests items where they lie, without making objects of them.
 */
abstract sealed class ItemColumn {
  private final BinaryDocValues lists;
  private int size;

  private ItemColumn(BinaryDocValues lists) {
    this.lists = lists;
  }

  /** The bytes in which a list is kept: the number of items, then each. */
  static BytesRef encode(List<Scalar> items) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(items.size());
      for (Scalar item : items) {
        switch (item) {
          case Scalar.Text(String value) -> out.writeString(value);
          case Scalar.Whole(long value) -> out.writeLong(value);
          case Scalar.Real(double value) -> out.writeLong(Double.doubleToRawLongBits(value));
          case Scalar.Flag _ -> throw new IllegalArgumentException("no lists of truth values");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** The column of a list in one segment. */
  static ItemColumn of(Property list, LeafReader segment) throws IOException {
    BinaryDocValues lists = DocValues.getBinary(segment, new FieldLayout(list).items());
    return switch (list.type()) {
      case STRINGS -> new Texts(lists);
      case INTEGERS -> new Wholes(lists);
      case FLOATS -> new Reals(lists);
      default -> throw new IllegalArgumentException(list + " is no list");
    };
  }

  /** Goes to an entry behind the one before; false where its list is unknown. */
  final boolean advance(int entry) throws IOException {
    if (!lists.advanceExact(entry)) {
      return false;
    }
    BytesRef bytes = lists.binaryValue();
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    size = in.readVInt();
    read(in, bytes.bytes);
    return true;
  }

  /** Number of items of the entry. */
  final int size() {
    return size;
  }

  /** Takes note of the items of the entry that the column has come to. */
  abstract void read(ByteArrayDataInput in, byte[] bytes);

  /** An item of the entry that the column has come to. */
  abstract Scalar item(int index);

  /**
   * Whether an item of the entry, given by its index, stands to the constant as the operator says.
   */
  abstract IntPredicate test(Operator operator, Scalar constant);

  private static final class Texts extends ItemColumn {
    private byte[] bytes;
    private int[] starts = new int[8];
    private int[] ends = new int[8];

    Texts(BinaryDocValues lists) {
      super(lists);
    }

    @Override
    void read(ByteArrayDataInput in, byte[] source) {
      bytes = source;
      if (size() > starts.length) {
        starts = new int[2 * size()];
        ends = new int[2 * size()];
      }
      for (int i = 0; i < size(); i++) {
        int length = in.readVInt();
        starts[i] = in.getPosition();
        ends[i] = starts[i] + length;
        in.skipBytes(length);
      }
    }

    @Override
    Scalar item(int index) {
      BytesRef word = new BytesRef(bytes, starts[index], ends[index] - starts[index]);
      return new Scalar.Text(word.utf8ToString());
    }

    @Override
    IntPredicate test(Operator operator, Scalar constant) {
      BytesRef word = new BytesRef(((Scalar.Text) constant).value());
      return switch (operator) {
        case CONTAINS -> item -> contains(item, word);
        case STARTS -> item -> ends[item] - starts[item] >= word.length && isAt(starts[item], word);
        case ENDS ->
            item ->
                ends[item] - starts[item] >= word.length && isAt(ends[item] - word.length, word);
        default -> item -> Scalar.accepts(operator, compare(item, word));
      };
    }

    private int compare(int item, BytesRef word) {
      return Arrays.compareUnsigned(
          bytes, starts[item], ends[item], word.bytes, word.offset, word.offset + word.length);
    }

    private boolean contains(int item, BytesRef word) {
      for (int at = starts[item]; at + word.length <= ends[item]; at++) {
        if (isAt(at, word)) {
          return true;
        }
      }
      return false;
    }

    private boolean isAt(int at, BytesRef word) {
      return Arrays.equals(
          bytes, at, at + word.length, word.bytes, word.offset, word.offset + word.length);
    }
  }

  private abstract static sealed class Numbers extends ItemColumn {
    long[] values = new long[8];

    Numbers(BinaryDocValues lists) {
      super(lists);
    }

    @Override
    void read(ByteArrayDataInput in, byte[] source) {
      if (size() > values.length) {
        values = new long[2 * size()];
      }
      for (int i = 0; i < size(); i++) {
        values[i] = in.readLong();
      }
    }

    @Override
    IntPredicate test(Operator operator, Scalar constant) {
      return item -> item(item).stands(operator, constant);
    }
  }

  private static final class Wholes extends Numbers {
    Wholes(BinaryDocValues lists) {
      super(lists);
    }

    @Override
    Scalar item(int index) {
      return new Scalar.Whole(values[index]);
    }
  }

  private static final class Reals extends Numbers {
    Reals(BinaryDocValues lists) {
      super(lists);
    }

    @Override
    Scalar item(int index) {
      return new Scalar.Real(Double.longBitsToDouble(values[index]));
    }

    @Override
    IntPredicate test(Operator operator, Scalar constant) {
      return constant instanceof Scalar.Real(double number)
          ? item ->
              Scalar.accepts(
                  operator, Double.compare(Double.longBitsToDouble(values[item]), number))
          : super.test(operator, constant);
    }
  }
}
