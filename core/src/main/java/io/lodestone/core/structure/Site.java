package io.lodestone.core.structure;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in a structure and what sits there.
 *
 * <p>Several occupants, or one whose occupancy is below 1, describe disorder; what the occupancies
 * leave to 1 is vacant.
 *
 * @param position in fractions of the lattice vectors where the structure has a lattice, else
 *     Cartesian in Å
 * @param occupants at least one
 * @param moment the magnetic moment, if stated
 * @param fixed the coordinates that a relaxation holds
 * @param label the name of the site in its source, such as {@code Fe1}, if it had one
 */
public record Site(
    Vector3 position,
    List<Occupant> occupants,
    Optional<MagneticMoment> moment,
    FixedAxes fixed,
    Optional<String> label) {
  /**
   * Occupancies are often given with three or four digits, such as thirds; their sum may overshoot.
   */
  private static final double OVERFULL = 5e-3;

  /**
   * @throws InvalidInput when the position is not finite or the occupancies exceed 1
   */
  public Site {
    occupants = List.copyOf(occupants);
    Objects.requireNonNull(moment);
    Objects.requireNonNull(fixed);
    Objects.requireNonNull(label);
    if (occupants.isEmpty()) {
      throw new IllegalArgumentException("a site needs an occupant");
    }
    if (!position.isFinite()) {
      throw new InvalidInput(
          null, label.orElse(null), position.toString(), "a position of finite numbers", null);
    }
    double total = occupants.stream().mapToDouble(Occupant::occupancy).sum();
    if (total > 1 + OVERFULL) {
      throw new InvalidInput(
          null,
          label.orElse(null),
          Double.toString(total),
          "occupancies of at most 1 in sum",
          null);
    }
  }

  /** A site that one species fills. */
  public static Site of(Species species, Vector3 position) {
    return of(List.of(new Occupant(species, 1)), position);
  }

  /** A site that one element fills. */
  public static Site of(Element element, Vector3 position) {
    return of(Species.of(element), position);
  }

  /** A site shared by several occupants. */
  public static Site of(List<Occupant> occupants, Vector3 position) {
    return new Site(position, occupants, Optional.empty(), FixedAxes.NONE, Optional.empty());
  }

  public Site at(Vector3 newPosition) {
    return new Site(newPosition, occupants, moment, fixed, label);
  }

  public Site withMoment(MagneticMoment newMoment) {
    return new Site(position, occupants, Optional.of(newMoment), fixed, label);
  }

  public Site withFixed(FixedAxes newFixed) {
    return new Site(position, occupants, moment, newFixed, label);
  }

  public Site labelled(String newLabel) {
    return new Site(position, occupants, moment, fixed, Optional.of(newLabel));
  }

  /** Whether exactly one species fills the site wholly. */
  public boolean isOrdered() {
    return occupants.size() == 1 && occupants.getFirst().occupancy() == 1;
  }

  /** The species with the largest share of the site; the first of equals. */
  public Species mainSpecies() {
    Occupant main = occupants.getFirst();
    for (Occupant occupant : occupants) {
      if (occupant.occupancy() > main.occupancy()) {
        main = occupant;
      }
    }
    return main.species();
  }
}
