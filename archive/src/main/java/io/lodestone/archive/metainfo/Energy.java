package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Energies of one configuration; of the whole cell. */
@Section("Energies of one configuration; of the whole cell.")
public record Energy(
    @Quantity("total energy that forces are the derivative of, or that the program calls total")
        EnergyEntry total,
    @Quantity("free energy, with the electronic entropy") EnergyEntry free,
    @Quantity("total energy extrapolated to zero electronic temperature") EnergyEntry totalT0,
    @Quantity("total energy of the highest level of theory in the run") EnergyEntry current,
    @Quantity(unit = "J", value = "Fermi energy") Double fermi,
    @Quantity(unit = "J", value = "energy of the highest occupied state") Double highestOccupied,
    @Quantity(unit = "J", value = "energy of the lowest unoccupied state") Double lowestUnoccupied,
    @Quantity(unit = "J", value = "change against the iteration before") Double change,
    @Quantity("sum of the one-electron energies") EnergyEntry sumEigenvalues,
    @Quantity("exchange and correlation") EnergyEntry xc,
    @Quantity("exchange") EnergyEntry exchange,
    @Quantity("correlation") EnergyEntry correlation,
    @Quantity("electrostatic energy") EnergyEntry electrostatic,
    @Quantity("electronic energy") EnergyEntry electronic,
    @Quantity("electron-electron Coulomb (Hartree) energy") EnergyEntry coulomb,
    @Quantity("Madelung energy") EnergyEntry madelung,
    @Quantity("repulsion of the nuclei") EnergyEntry nuclearRepulsion,
    @Quantity("kinetic energy of the electrons") EnergyEntry kineticElectronic,
    @Quantity("kinetic energy of the nuclei") EnergyEntry kinetic,
    @Quantity("potential energy of the nuclei") EnergyEntry potential,
    @Quantity("dispersion correction") EnergyEntry vanDerWaals,
    @Quantity("−TS of the electrons") EnergyEntry correctionEntropy,
    @Quantity("correction of the Hartree energy for the double counting or the mixed density")
        EnergyEntry correctionHartree,
    @Quantity("correction of the exchange-correlation energy for the double counting")
        EnergyEntry correctionXc,
    @Quantity("integral of the exchange-correlation potential over the density")
        EnergyEntry xcPotential,
    @Quantity("enthalpy") EnergyEntry enthalpy,
    @Quantity("other contributions, each with its kind") List<EnergyEntry> contributions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
