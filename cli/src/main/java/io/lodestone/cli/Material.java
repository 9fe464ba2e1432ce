package io.lodestone.cli;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.util.Optional;

/**
 * A material that a source told, with what it says besides.
 *
 * @param name source and place in it, for messages
 * @param kept a value for each column of the source, null where it is missing
 * @param composition null where it could not be read
 * @param structure empty where only the composition is known
 * @param problem what is wrong with the material or a cell beside it, or null
 */
record Material(
    String name,
    Object[] kept,
    Composition composition,
    Optional<Structure> structure,
    InvalidInput problem) {}
