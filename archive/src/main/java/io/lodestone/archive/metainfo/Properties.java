package io.lodestone.archive.metainfo;

import java.util.List;

/** Final values of the run. */
@Section("Final values of the run.")
public record Properties(
    @Quantity(unit = "J", value = "final total energy of the cell") Double energyTotal,
    @Quantity(unit = "J", value = "final total energy per atom") Double energyPerAtom,
    @Quantity(unit = "J", value = "Fermi energy") Double energyFermi,
    @Quantity(unit = "J", value = "fundamental gap; 0 for a metal") Double bandGap,
    @Quantity(unit = "J", value = "smallest direct gap") Double bandGapDirect,
    @Quantity("direct, indirect or none") String bandGapType,
    @Quantity("where the gap comes from: parser, eigenvalues, band_structure or dos")
        String bandGapProvenance,
    @Quantity("total magnetisation of the cell, Bohr magnetons") Double magnetizationTotal,
    @Quantity("total magnetisation per atom, Bohr magnetons") Double magnetizationPerAtom,
    @Quantity(unit = "N", value = "largest force on an atom in the final configuration")
        Double forceMaximum,
    @Quantity(
            unit = "Pa",
            value =
                "pressure on the cell in the final configuration, as the program states it; compression is positive")
        Double pressure,
    @Quantity(unit = "K", value = "mean temperature of a dynamics") Double temperature,
    @Quantity("number of configurations") Integer nSteps,
    @Quantity("what the entry holds: forces, stress, dos, band_structure, eigenvalues, ...")
        List<String> available,
    @Quantity("properties from tables and experiments") List<MaterialProperty> measured,
    @Quantity("representations by which entries like this one are found")
        List<Fingerprint> fingerprints) {}
