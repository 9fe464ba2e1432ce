package io.lodestone.learn.subgroup;

/** Two sums of 64 bits that stand for a set of rows; made by {@link MemberKeys}. */
record MemberKey(long first, long second) {
  @Override
  public int hashCode() {
    return (int) ((first ^ Long.rotateLeft(second, 32)) >>> 16);
  }
}
