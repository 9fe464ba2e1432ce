package io.lodestone.represent.environment;

import io.lodestone.core.structure.Structure;

/**
 * A local representation whose derivatives with respect to the positions of atoms are known, as
 * forces need them.
 *
 * <p>Moving an atom moves its images too, and the centre of its own row. Atoms that enter at the
 * cut-off are not seen before they do; where a representation is not smooth there, its derivatives
 * do not tell.
 */
public interface DifferentiableRepresentation extends LocalRepresentation {
  /**
   * All derivatives: of every number of every site with respect to every atom.
   *
   * @throws io.lodestone.core.error.InvalidInput as of {@link #of}, and when there are too many to
   *     be held; {@link #pullBack} holds none
   */
  LocalDerivatives derivatives(Structure structure);

  /**
   * The gradient of a function of the rows, such as an energy, by the chain rule.
   *
   * @param slopes the derivative of the function with respect to each number: sites × features,
   *     row-major
   * @throws io.lodestone.core.error.InvalidInput as of {@link #of}
   */
  PositionGradient pullBack(Structure structure, double[] slopes);
}
