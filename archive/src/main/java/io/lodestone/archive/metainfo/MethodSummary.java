package io.lodestone.archive.metainfo;

import java.util.List;

/** How the results were computed. */
@Section("How the results were computed.")
public record MethodSummary(
    @Quantity("DFT, GW, HF, TB, ForceField, Table, Structure, XAS, XRD, ...") String methodName,
    @Quantity("SinglePoint, GeometryOptimization, MolecularDynamics, ...") String workflowName,
    @Quantity("program") String programName,
    @Quantity("version of the program") String programVersion,
    @Quantity("libxc names") List<String> xcFunctionalNames,
    @Quantity("rung of Jacob's ladder: LDA, GGA, meta-GGA, hybrid or double-hybrid")
        String xcFunctionalType,
    @Quantity("what people call the functional: PBE, PBEsol, LDA, HSE06, ...")
        String xcFunctionalShortName,
    @Quantity("plane waves, numeric AOs, (L)APW+lo, ...") String basisSetType,
    @Quantity(unit = "J", value = "kinetic energy of the highest plane wave of the orbitals")
        Double planewaveCutoff,
    @Quantity("the program's own name for the precision") String nativeTier,
    @Quantity(unit = "m", value = "k-points per reciprocal length, of the coarsest direction")
        Double kLineDensity,
    @Quantity("subdivisions along the reciprocal lattice vectors") List<Integer> kGrid,
    @Quantity("occupation of the states") String smearingKind,
    @Quantity(unit = "J", value = "width of the smearing") Double smearingWidth,
    @Quantity("whether the spins are polarised") Boolean spinPolarized,
    @Quantity("relativistic treatment") String relativityMethod,
    @Quantity("dispersion correction") String vanDerWaalsMethod,
    @Quantity("whether an on-site interaction is added") Boolean hubbardU,
    @Quantity("full all electron, pseudopotential or projector augmented wave")
        String coreElectronTreatment,
    @Quantity("kind of GW") String gwType,
    @Quantity("functional from which GW starts") String gwStartingPoint,
    @Quantity("frequency integration or analytic continuation") String gwFrequencyIntegration) {}
