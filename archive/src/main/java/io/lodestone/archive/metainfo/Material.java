package io.lodestone.archive.metainfo;

import java.util.List;

/** The material of the representative system. */
@Section("The material of the representative system.")
public record Material(
    @Quantity(value = "element symbols, alphabetical", term = "optimade:elements")
        List<String> elements,
    @Quantity(value = "number of elements", term = "optimade:nelements") Integer nElements,
    @Quantity(
            value = "share of each element, in the order of elements",
            term = "optimade:elements_ratios")
        List<Double> elementsRatios,
    @Quantity(
            value = "formula with the elements in the order that IUPAC recommends",
            term = "optimade:chemical_formula_descriptive")
        String chemicalFormulaDescriptive,
    @Quantity(
            value = "formula as OPTIMADE defines it: alphabetical, smallest integers",
            term = "optimade:chemical_formula_reduced")
        String chemicalFormulaReduced,
    @Quantity(
            value = "formula in Hill order: C, H, then alphabetical",
            term = "optimade:chemical_formula_hill")
        String chemicalFormulaHill,
    @Quantity(
            value = "formula with the elements replaced by A, B, ... in order of falling amount",
            term = "optimade:chemical_formula_anonymous")
        String chemicalFormulaAnonymous,
    @Quantity("reduced formula with the elements in order of electronegativity")
        String chemicalFormulaIupac,
    @Quantity(value = "number of sites in the cell", term = "optimade:nsites") Integer nSites,
    @Quantity("0D, 1D, 2D or 3D, from the network of bonds") String dimensionality,
    @Quantity(
            value = "number of directions in which the system repeats",
            term = "optimade:nperiodic_dimensions")
        Integer nPeriodicDimensions,
    @Quantity("bulk, 2D, surface, 1D, molecule / cluster or atom") String structuralType,
    @Quantity("whether every site is fully occupied by one element") Boolean isOrdered,
    @Quantity(
            value = "space group: number in International Tables A",
            term = "optimade:space_group_it_number")
        Integer spaceGroupNumber,
    @Quantity(
            value = "Hermann-Mauguin symbol of the space group",
            term = "optimade:space_group_symbol_hermann_mauguin")
        String spaceGroupSymbol,
    @Quantity(
            value = "Hall symbol of the space group in its standard setting",
            term = "optimade:space_group_symbol_hall")
        String spaceGroupSymbolHall,
    @Quantity("layer group of a slab, or of all layers of a layered crystal: number, 1 to 80")
        Integer layerGroupNumber,
    @Quantity("symbol of the layer group in International Tables E, such as p-6m2")
        String layerGroupSymbol,
    @Quantity("rod group of a wire, or of all chains of a crystal made of chains: number, 1 to 75")
        Integer rodGroupNumber,
    @Quantity("symbol of the rod group in International Tables E, such as pmcm")
        String rodGroupSymbol,
    @Quantity(
            "of crystals and slabs the Hermann-Mauguin symbol of their class, such as m-3m; of"
                + " wires and molecules that of Schoenflies, such as C2v")
        String pointGroup,
    @Quantity("triclinic, monoclinic, orthorhombic, tetragonal, trigonal, hexagonal or cubic")
        String crystalSystem,
    @Quantity(unit = "m", value = "how far an image was allowed to be from a site")
        Double symmetryTolerance,
    @Quantity("stoichiometry, Pearson symbol, space group and Wyckoff letters, as AFLOW has them")
        String prototypeLabel,
    @Quantity("name of the structure type, such as rock salt") String prototypeName,
    @Quantity("symbol of the structure type, such as B1") String strukturbericht,
    @Quantity(
            unit = "m",
            value =
                "mean distances to the first ten neighbours: the same for every choice of the cell")
        List<Double> averageMinimumDistances,
    @Quantity(unit = "m^3", value = "volume of the cell") Double volume,
    @Quantity(unit = "m^3", value = "volume per atom") Double volumePerAtom,
    @Quantity(unit = "kg/m^3", value = "mass per volume") Double massDensity) {}
