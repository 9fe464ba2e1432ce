package io.lodestone.archive.parse.cif;

import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Vector3;

/**
 * A site of the asymmetric unit.
 *
 * @param label as written, may be empty
 * @param species what sits there
 * @param position in fractions of the cell; Cartesian in Å without a cell
 * @param precision the last stated digit of the position, in fractions of the cell
 * @param occupancy above 0, at most 1
 * @param multiplicity stated number of equivalent sites in the cell; 0 where not stated
 * @param moment magnetic moment in Bohr magnetons along the cell axes, or null
 */
record CifSite(
    String label,
    Species species,
    Vector3 position,
    double precision,
    double occupancy,
    int multiplicity,
    Vector3 moment) {}
