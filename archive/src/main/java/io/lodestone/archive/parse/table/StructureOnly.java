package io.lodestone.archive.parse.table;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SystemListener;

/** Passes the first structure of a cell on to the entry of its row, and nothing else. */
final class StructureOnly extends SystemListener {
  private final EntryRecorder row;
  private boolean told;

  StructureOnly(EntryRecorder row) {
    this.row = row;
  }

  boolean isTold() {
    return told;
  }

  @Override
  public int system(AtomicSystem system) {
    if (!told) {
      row.system(system);
      told = true;
    }
    return 0;
  }

  @Override
  public void warning(String text) {
    row.warning(text);
  }
}
