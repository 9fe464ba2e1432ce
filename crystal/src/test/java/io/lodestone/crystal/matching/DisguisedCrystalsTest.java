package io.lodestone.crystal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Copies of different crystals, written down in other ways, find together and nothing else does.
 */
@Tag("data")
class DisguisedCrystalsTest {
  private static final double NOISE = 0.02;

  @Test
  void a_thousand_copies_are_told_apart_and_found_together() throws IOException {
    check(1000, 200);
  }

  @Test
  @Tag("long")
  void ten_thousand_copies_are_told_apart_and_found_together() throws IOException {
    check(10_000, 3000);
  }

  /** Takes as many crystals of each source as are asked for, and makes copies of all in turn. */
  private static void check(int copies, int ofEach) throws IOException {
    List<Structure> different = new ArrayList<>();
    for (List<Structure> source :
        List.of(
            SampleCrystals.perovskites(),
            SampleCrystals.carbon(),
            SampleCrystals.superconductors())) {
      List<Structure> shuffled = new ArrayList<>(source);
      Collections.shuffle(shuffled, new Random(1));
      different.addAll(shuffled.subList(0, Math.min(ofEach, shuffled.size())));
    }
    different = different(different);
    Collections.shuffle(different, new Random(2));
    StructureMatcher matcher = new StructureMatcher(MatchTolerance.STRICT);
    Grouping grouping = new Grouping(matcher, Likeness.IDENTICAL);
    Disguise disguise = new Disguise(3, NOISE);
    long nanos = 0;
    for (int copy = 0; copy < copies; copy++) {
      Structure disguised = disguise.of(different.get(copy % different.size()));
      long start = System.nanoTime();
      grouping.add(grouping.prepare(disguised));
      nanos += System.nanoTime() - start;
    }
    Map<Integer, List<Integer>> groupOf = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    List<List<Grouping.Member>> groups = grouping.groups();
    for (int g = 0; g < groups.size(); g++) {
      for (Grouping.Member member : groups.get(g)) {
        int original = member.number() % different.size();
        groupOf.computeIfAbsent(original, k -> new ArrayList<>()).add(g);
        if (original != groups.get(g).getFirst().number() % different.size()) {
          wrong.add("joined: " + original + " and " + groups.get(g).getFirst());
        }
      }
    }
    groupOf.forEach(
        (original, found) -> {
          if (found.stream().distinct().count() > 1) {
            wrong.add("missed: " + original + " in groups " + found);
          }
        });
    System.out.printf(
        "%d copies of %d crystals: %.1f s%n",
        copies, Math.min(copies, different.size()), nanos / 1e9);
    assertThat(wrong).isEmpty();
  }

  /**
   * Those of which no two match even with twice the tolerances, by comparing all with all of one
   * formula without any invariant.
   */
  private static List<Structure> different(List<Structure> structures) {
    MatchTolerance loose = MatchTolerance.STRICT.withLength(0.04).withSite(0.1).withAngle(2);
    StructureMatcher matcher = new StructureMatcher(loose);
    Map<List<String>, List<ReducedCrystal>> kept = new HashMap<>();
    List<Structure> different = new ArrayList<>();
    for (Structure structure : structures) {
      ReducedCrystal crystal = matcher.reduce(structure);
      List<ReducedCrystal> others =
          kept.computeIfAbsent(crystal.formula(), formula -> new ArrayList<>());
      if (others.stream().noneMatch(other -> matcher.fits(other, crystal))) {
        others.add(crystal);
        different.add(structure);
      }
    }
    return different;
  }
}
