package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Results for one configuration of the atoms. */
@Section("Results for one configuration of the atoms.")
public record Calculation(
    @Quantity("index of the system in the run") Integer systemRef,
    @Quantity("index of the method in the run") Integer methodRef,
    @Quantity("number of the step in a relaxation or dynamics") Integer step,
    @Quantity(unit = "s", value = "simulated time") Double time,
    @Quantity(unit = "s", value = "wall-clock time since the start of the run") Double timePhysical,
    @Quantity(unit = "s", value = "wall-clock time this configuration took") Double timeCalculation,
    @Quantity("whether the self-consistent field converged") Boolean calculationConverged,
    @Quantity("number of self-consistency iterations") Integer nScfIterations,
    @Quantity("energies") Energy energy,
    @Quantity("forces on the atoms") Forces forces,
    @Quantity("stress tensor") Stress stress,
    @Quantity("steps of the self-consistent field") List<ScfIteration> scfIteration,
    @Quantity("one-electron energies") List<Eigenvalues> eigenvalues,
    @Quantity("energies along lines in the Brillouin zone")
        List<BandStructure> bandStructureElectronic,
    @Quantity("density of electronic states, one section per spin channel") List<Dos> dosElectronic,
    @Quantity("spectra and diffraction patterns") List<Spectra> spectra,
    @Quantity("gaps that the program states, one section per spin channel") List<BandGap> bandGap,
    @Quantity("charges of the atoms") List<Charges> charges,
    @Quantity("moments of the charge distribution") List<Multipoles> multipoles,
    @Quantity("electron density") List<Field> densityCharge,
    @Quantity("potentials on a grid") List<Potential> potential,
    @Quantity("total magnetisation of the cell, Bohr magnetons") Double magnetizationTotal,
    @Quantity("n or n × 3, Bohr magnetons") Tensor magnetizationAtoms,
    @Quantity(unit = "m^3", value = "volume of the cell") Double volume,
    @Quantity(unit = "Pa", value = "pressure") Double pressure,
    @Quantity(unit = "K", value = "temperature") Double temperature,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
