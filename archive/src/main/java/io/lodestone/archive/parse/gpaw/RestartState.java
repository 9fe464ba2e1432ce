package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.metainfo.BandSegment;
import io.lodestone.archive.metainfo.Energy;
import io.lodestone.core.tensor.Tensor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * What a restart file holds, in SI units, whatever its format; null where the file does not tell.
 *
 * @param version of GPAW
 * @param mode representation of the wave functions
 * @param cutoff of the plane waves, J
 * @param basis name of the set of atomic orbitals
 * @param xc GPAW's name of the functional
 * @param exactExchange share of exact exchange that the input asks for
 * @param charge of the system, elementary charges
 * @param smearing NOMAD's name of the kind
 * @param smearingWidth J
 * @param energyThreshold change of energy per electron that ends the iterations, J
 * @param densityThreshold change of the density that ends the iterations
 * @param maxIterations largest number of iterations
 * @param kGrid subdivisions of the Brillouin zone
 * @param kPoints k × 3 irreducible points
 * @param kWeights k weights
 * @param numbers n atomic numbers
 * @param positions n × 3, m
 * @param cell 3 × 3, m
 * @param periodic 3, 1 where the system repeats
 * @param momenta n × 3, kg m/s
 * @param fixed n × 3, 1 where a coordinate is held
 * @param energy energies
 * @param converged whether the iterations converged
 * @param forces n × 3, N
 * @param stress 3 × 3, Pa, tension positive
 * @param dipole 3, C m
 * @param moments n, Bohr magnetons
 * @param magnetization of the cell, Bohr magnetons
 * @param eigenvalues spin × k × band, J
 * @param occupations spin × k × band, electrons per state
 * @param density spin × x × y × z, 1/m^3
 * @param potential spin × x × y × z, J
 * @param bands lines in the Brillouin zone
 * @param methodExtras GPAW's own quantities of the method
 */
@RecordBuilder
record RestartState(
    String version,
    GpawMode mode,
    Double cutoff,
    String basis,
    String xc,
    Double exactExchange,
    Double charge,
    String smearing,
    Double smearingWidth,
    Double energyThreshold,
    Double densityThreshold,
    Integer maxIterations,
    List<Integer> kGrid,
    Tensor kPoints,
    Tensor kWeights,
    Tensor numbers,
    Tensor positions,
    Tensor cell,
    Tensor periodic,
    Tensor momenta,
    Tensor fixed,
    Energy energy,
    Boolean converged,
    Tensor forces,
    Tensor stress,
    Tensor dipole,
    Tensor moments,
    Double magnetization,
    Tensor eigenvalues,
    Tensor occupations,
    Tensor density,
    Tensor potential,
    List<BandSegment> bands,
    Map<String, Object> methodExtras) {}
