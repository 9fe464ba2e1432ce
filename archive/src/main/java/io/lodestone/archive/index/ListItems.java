package io.lodestone.archive.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * The bytes of a list, with its items in order and with repetitions, which the other forms that
 * Lucene keeps of it do not have.
 */
final class ListItems {
  private final PropertyType itemType;

  /** The form of lists of that type. */
  ListItems(PropertyType listType) {
    itemType = listType.item();
  }

  BytesRef encode(List<Scalar> items) {
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

  List<Scalar> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int size = in.readVInt();
    List<Scalar> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(
          switch (itemType) {
            case STRING -> new Scalar.Text(in.readString());
            case INTEGER -> new Scalar.Whole(in.readLong());
            case FLOAT -> new Scalar.Real(Double.longBitsToDouble(in.readLong()));
            default -> throw new IllegalStateException("no lists of " + itemType);
          });
    }
    return items;
  }
}
