package io.lodestone.crystal.matching;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.neighbour.PointwiseDistances;
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
  /** Crystals nearer to each other than this, Å, have one symmetry, which is found once. */
  private static final double SAME = 1e-3;

  private final StructureMatcher matcher;
  private final Likeness likeness;
  private final Map<Object, InvariantIndex> indexes = new HashMap<>();
  private final List<List<Placed>> groups = new ArrayList<>();
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
   * @param spaceGroup number, of a pair of mirror images the lower one; known in groups of several,
   *     where a crystal within 0.001 Å of the first has that of the first
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
    List<Placed> group = new ArrayList<>();
    group.add(new Placed(number, candidate, Optional.empty()));
    groups.add(group);
    return groups.size() - 1;
  }

  /**
   * The groups in the order of their first members, and in each the members as they came.
   * Symmetries of members of groups are found now, on all cores.
   */
  public List<List<Member>> groups() {
    return groups.stream()
        .map(
            group ->
                group.size() == 1
                    ? List.of(
                        new Member(
                            group.getFirst().number(),
                            Optional.empty(),
                            OptionalInt.empty(),
                            false))
                    : members(group))
        .toList();
  }

  private static List<Member> members(List<Placed> group) {
    Candidate first = group.getFirst().candidate();
    OptionalInt common = spaceGroup(first);
    return group.parallelStream()
        .map(
            placed -> {
              OptionalInt own = spaceGroup(placed.candidate());
              return new Member(placed.number(), placed.match(), own, !own.equals(common));
            })
        .toList();
  }

  /**
   * A crystal in its group, and what its symmetry is to be found from: itself, or the first of the
   * group if the two are the same.
   */
  private record Placed(int number, Candidate candidate, Optional<Match> match) {}

  /** A group whose first member may match, and how far off that is in its invariants. */
  private record Near(int group, double distance) {}

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
        .filter(g -> matcher.haveSizes(firsts.get(g).crystal, candidate.crystal))
        .filter(g -> candidate.invariant.allows(firsts.get(g).invariant, bound, anonymous))
        .map(g -> new Near(g, candidate.invariant.distanceTo(firsts.get(g).invariant)))
        .sorted(Comparator.comparingDouble(Near::distance).thenComparingInt(Near::group))
        .mapToInt(Near::group)
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

  private Placed joined(int number, Candidate candidate, Candidate first) {
    Optional<Match> match =
        switch (likeness) {
          case IDENTICAL -> matcher.closest(first.crystal, candidate.crystal);
          case ISOCONFIGURATIONAL -> matcher.closestAnonymous(first.crystal, candidate.crystal);
          case ISOPOINTAL -> Optional.empty();
        };
    boolean same = match.isPresent() && match.get().isWithin(SAME);
    return new Placed(number, same ? first : candidate, match);
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
