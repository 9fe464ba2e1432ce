package io.lodestone.crystal.disorder;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations of the parent that keep a superlattice, as permutations of the places of its cell.
 * Place {@code site * volume + coset} is the copy of a parent site in one coset.
 */
final class SupercellGroup {
  private final Superlattice superlattice;
  private final List<int[]> translations = new ArrayList<>();
  private final List<int[]> permutations;

  SupercellGroup(List<ParentAction> actions, int sites, Superlattice superlattice) {
    this.superlattice = superlattice;
    int volume = superlattice.volume();
    Set<IntBuffer> distinct = new LinkedHashSet<>();
    for (int shift = 0; shift < volume; shift++) {
      int[] by = superlattice.representative(shift);
      int[] translation = new int[sites * volume];
      for (int coset = 0; coset < volume; coset++) {
        int[] t = superlattice.representative(coset);
        int moved = superlattice.coset(t[0] + by[0], t[1] + by[1], t[2] + by[2]);
        for (int site = 0; site < sites; site++) {
          translation[site * volume + coset] = site * volume + moved;
        }
      }
      translations.add(translation);
    }
    for (ParentAction action : actions) {
      if (superlattice.image(action.rotation()).equals(superlattice)) {
        int[] turned = permutation(action, superlattice, superlattice);
        for (int[] translation : translations) {
          distinct.add(IntBuffer.wrap(Arrays.stream(turned).map(p -> translation[p]).toArray()));
        }
      }
    }
    permutations = distinct.stream().map(IntBuffer::array).toList();
  }

  /** Where each place of the cell of one superlattice goes in that of its image. */
  static int[] permutation(ParentAction action, Superlattice from, Superlattice to) {
    int sites = action.target().length;
    int volume = from.volume();
    int[] w = action.rotation();
    int[] permutation = new int[sites * volume];
    for (int coset = 0; coset < volume; coset++) {
      int[] t = from.representative(coset);
      int x = w[0] * t[0] + w[1] * t[1] + w[2] * t[2];
      int y = w[3] * t[0] + w[4] * t[1] + w[5] * t[2];
      int z = w[6] * t[0] + w[7] * t[1] + w[8] * t[2];
      for (int site = 0; site < sites; site++) {
        int[] offset = action.offset()[site];
        permutation[site * volume + coset] =
            action.target()[site] * volume + to.coset(x + offset[0], y + offset[1], z + offset[2]);
      }
    }
    return permutation;
  }

  /** Every operation, each once, the identity first. */
  List<int[]> permutations() {
    return permutations;
  }

  /** The first in lexicographic order of the labellings that the operations make of one. */
  int[] canonical(int[] labelling) {
    int[] best = null;
    int[] image = new int[labelling.length];
    for (int[] permutation : permutations) {
      for (int place = 0; place < labelling.length; place++) {
        image[permutation[place]] = labelling[place];
      }
      if (best == null || Arrays.compare(image, best) < 0) {
        best = image.clone();
      }
    }
    return best;
  }

  /** The lattice of all translations that leave a labelling as it is. */
  Superlattice periods(int[] labelling) {
    List<int[]> periods = new ArrayList<>();
    int[] rows = superlattice.rows();
    for (int row = 0; row < 3; row++) {
      periods.add(Arrays.copyOfRange(rows, 3 * row, 3 * row + 3));
    }
    for (int shift = 1; shift < translations.size(); shift++) {
      int[] translation = translations.get(shift);
      boolean same = true;
      for (int place = 0; place < labelling.length && same; place++) {
        same = labelling[translation[place]] == labelling[place];
      }
      if (same) {
        periods.add(superlattice.representative(shift));
      }
    }
    return Superlattice.spannedBy(periods);
  }
}
