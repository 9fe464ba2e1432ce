package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Sorts crystals into groups of those that are alike.
 *
 * <p>A crystal joins the group whose first member it matches, the nearest in its invariants if
 * there are several, and else begins a group. Only crystals of one formula whose {@link
 * PointwiseDistances mean distances} are near enough for a match are mapped on each other, so that
 * with tolerances that tell crystals apart the work grows with their number and not with its
 * square.
 *
 * <p>{@link #prepare} may run on several threads, {@link #add} on one.
 */
public final class Grouping {
  private final StructureMatcher matcher;
  private final Likeness likeness;
  private final Map<Object, InvariantIndex> indexes = new HashMap<>();
  private final List<List<Member>> groups = new ArrayList<>();
  private final List<Candidate> firsts = new ArrayList<>();
  private int added;

  public Grouping(StructureMatcher matcher, Likeness likeness) {
    this.matcher = matcher;
    this.likeness = likeness;
  }

  /** A crystal ready to be added to a group; most of the work that it takes alone is done. */
  public static final class Candidate {
    private final ReducedCrystal crystal;
    private final CrystalInvariant invariant;
    private final Supplier<Optional<WyckoffContent>> content;

    private Candidate(
        ReducedCrystal crystal,
        CrystalInvariant invariant,
        Supplier<Optional<WyckoffContent>> content) {
      this.crystal = crystal;
      this.invariant = invariant;
      this.content = content;
    }
  }

  /**
   * A crystal in a group.
   *
   * @param number of the crystal in the order in which all were added, from 0
   * @param match how it lies on the first of its group; none for the first, and where crystals are
   *     not mapped
   * @param spaceGroup number, of a pair of mirror images the lower one; known where it was looked
   *     at, which is in groups of several
   * @param hasOtherSymmetry whether its space group is another one than that of the first; then
   *     only the tolerance {@link Match#joinedBy()} makes them one
   */
  public record Member(
      int number, Optional<Match> match, OptionalInt spaceGroup, boolean hasOtherSymmetry) {}

  /**
   * Reduces a crystal and measures its invariants.
   *
   * @throws InvalidInput when the structure does not repeat in three directions, has no atoms, a
   *     cell of absurd shape, or no symmetry where that is needed
   */
  public Candidate prepare(Structure structure) {
    ReducedCrystal crystal = matcher.reduce(structure);
    CrystalInvariant invariant = CrystalInvariant.of(crystal, matcher.tolerance().scaled());
    Once<Optional<WyckoffContent>> content = new Once<>(() -> WyckoffContent.of(structure));
    if (likeness != Likeness.IDENTICAL && content.get().isEmpty()) {
      throw new InvalidInput(
          null,
          null,
          "none, as with atoms on top of each other",
          "a crystal with a symmetry",
          null);
    }
    return new Candidate(crystal, invariant, content);
  }

  /**
   * Adds a crystal.
   *
   * @return the number of its group, from 0
   */
  public int add(Candidate candidate) {
    InvariantIndex index = indexes.computeIfAbsent(key(candidate), k -> new InvariantIndex());
    int number = added++;
    OptionalInt found = find(candidate, index);
    if (found.isPresent()) {
      groups.get(found.getAsInt()).add(joined(number, candidate, firsts.get(found.getAsInt())));
      return found.getAsInt();
    }
    index.add(candidate.invariant.coordinates(), groups.size());
    firsts.add(candidate);
    List<Member> group = new ArrayList<>();
    group.add(new Member(number, Optional.empty(), OptionalInt.empty(), false));
    groups.add(group);
    return groups.size() - 1;
  }

  /** The groups in the order of their first members, and in each the members as they came. */
  public List<List<Member>> groups() {
    List<List<Member>> known = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Member> members = new ArrayList<>(groups.get(g));
      if (members.size() > 1) {
        Member first = members.getFirst();
        members.set(0, new Member(first.number(), first.match(), spaceGroup(firsts.get(g)), false));
      }
      known.add(List.copyOf(members));
    }
    return known;
  }

  /** What crystals of one group have in common exactly. */
  private Object key(Candidate candidate) {
    ReducedCrystal crystal = candidate.crystal;
    int size = matcher.tolerance().supercell() ? 0 : crystal.size();
    return switch (likeness) {
      case IDENTICAL -> List.of(crystal.formula(), size);
      case ISOCONFIGURATIONAL ->
          List.of(crystal.anonymousFormula(), size, candidate.content.get().orElseThrow());
      case ISOPOINTAL -> List.of(crystal.anonymousFormula(), candidate.content.get().orElseThrow());
    };
  }

  private OptionalInt find(Candidate candidate, InvariantIndex index) {
    InvariantBound bound = bound(candidate);
    double[] least = candidate.invariant.coordinates();
    double[] most = least.clone();
    for (int axis = 0; axis < least.length; axis++) {
      least[axis] = bound.below(least[axis]);
      most[axis] = bound.above(most[axis]);
    }
    boolean anonymous = likeness != Likeness.IDENTICAL;
    return index.within(least, most).stream()
        .filter(g -> candidate.invariant.allows(firsts.get(g).invariant, bound, anonymous))
        .sorted(
            Comparator.<Integer>comparingDouble(
                    g -> candidate.invariant.distanceTo(firsts.get(g).invariant))
                .thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .filter(g -> fits(firsts.get(g).crystal, candidate.crystal))
        .findFirst();
  }

  private InvariantBound bound(Candidate candidate) {
    if (likeness == Likeness.ISOPOINTAL) {
      return new InvariantBound(Double.POSITIVE_INFINITY, 0);
    }
    double length = matcher.tolerance().length();
    double unit = matcher.tolerance().scaled() ? 1 : candidate.crystal.spacing() * (1 + length);
    return InvariantBound.of(matcher.tolerance(), unit);
  }

  private boolean fits(ReducedCrystal first, ReducedCrystal second) {
    return switch (likeness) {
      case IDENTICAL -> matcher.fits(first, second);
      case ISOCONFIGURATIONAL -> matcher.fitsAnonymous(first, second);
      case ISOPOINTAL -> true;
    };
  }

  private Member joined(int number, Candidate candidate, Candidate first) {
    Optional<Match> match =
        switch (likeness) {
          case IDENTICAL -> matcher.closest(first.crystal, candidate.crystal);
          case ISOCONFIGURATIONAL -> matcher.closestAnonymous(first.crystal, candidate.crystal);
          case ISOPOINTAL -> Optional.empty();
        };
    OptionalInt spaceGroup = spaceGroup(candidate);
    return new Member(number, match, spaceGroup, !spaceGroup.equals(spaceGroup(first)));
  }

  private static OptionalInt spaceGroup(Candidate candidate) {
    return candidate.content.get().stream().mapToInt(WyckoffContent::spaceGroup).findFirst();
  }

  /** A value that is made when it is first asked for. */
  private static final class Once<T> implements Supplier<T> {
    private Supplier<T> source;
    private T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public synchronized T get() {
      if (source != null) {
        value = source.get();
        source = null;
      }
      return value;
    }
  }
}
