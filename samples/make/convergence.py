"""How far from converged are the settings of curve.py? Plans the calculations that tell, and prints what they tell.

Cut-off and k-mesh, each against the finest, for four compounds: the error of E(rock salt) - E(zinc blende) in meV per
atom and the largest error of a lattice constant in percent, both from energies 2 % below and above a fixed one.
"""

import gzip
import re

from ase.units import GPa

import codes.gpaw as gpaw
import settings
from calculation import Calculation
from materials import HERE, Material

SET = "convergence"
FUNCTIONAL = "pbe"
STRUCTURES = ("rocksalt", "zincblende")
# Lattice constant (Å) and bulk modulus (GPa), rounded, of rock salt and zinc blende.
COMPOUNDS = {
    "MgO": ((4.21, 147), (4.58, 115)),
    "GaAs": ((5.30, 71), (5.65, 62)),
    "CuCl": ((5.00, 70), (5.42, 60)),
    "LiF": ((4.05, 70), (4.35, 53)),
}
STRAIN = settings.STRAIN


def read_convergence() -> list[Calculation]:
    return [
        Calculation(SET, crystal(compound, structure), "gpaw", FUNCTIONAL, "paw", ("settings",))
        for compound in COMPOUNDS
        for structure in STRUCTURES
    ]


def crystal(compound: str, structure: str) -> Material:
    length, _ = COMPOUNDS[compound][STRUCTURES.index(structure)]
    return Material(
        name=f"{compound}-{structure}",
        formula=compound,
        prototype=structure,
        a=length,
        c=None,
        u=None,
        metal=True,
        moment=None,
        source="computed, rounded",
    )


def main() -> None:
    series = ([(c, settings.MESH) for c in settings.CUTOFFS], [(settings.CUTOFF, m) for m in settings.MESHES])
    for tried in series:
        for compound in COMPOUNDS:
            finest = energies(compound, *tried[-1])
            for cutoff, mesh in tried[:-1]:
                rougher = energies(compound, cutoff, mesh)
                error = 1000 * (difference(rougher) - difference(finest))
                strain = 100 * largest_strain(compound, rougher, finest)
                print(f"{compound:5} {cutoff:4} eV {mesh:2}³  {error:7.1f} meV/atom  {strain:5.2f} %", flush=True)


def energies(compound: str, cutoff: float, mesh: int) -> list[list[float]]:
    """Of rock salt and of zinc blende: the energy (eV per cell) compressed and stretched."""
    return [
        [
            energy(compound, structure, settings.log_name(length, strain, cutoff, mesh))
            for strain in (-STRAIN, STRAIN)
        ]
        for structure, (length, _) in zip(STRUCTURES, COMPOUNDS[compound], strict=True)
    ]


def energy(compound: str, structure: str, log: str) -> float:
    file = HERE.parent / SET / f"{compound}-{structure}" / f"gpaw-{FUNCTIONAL}" / f"{log}.gz"
    text = gzip.decompress(file.read_bytes()).decode()
    return float(re.findall(gpaw.ENERGY[0], text, re.MULTILINE)[-1])


def difference(pairs: list[list[float]]) -> float:
    """E(rock salt) - E(zinc blende), eV per atom."""
    return (sum(pairs[0]) - sum(pairs[1])) / 4


def largest_strain(compound: str, rougher: list[list[float]], finest: list[list[float]]) -> float:
    """The error of the pressure, as the change of lattice constant that would balance it."""
    strains = []
    for (length, modulus), rough, fine in zip(COMPOUNDS[compound], rougher, finest, strict=True):
        volume = length**3 / 4 * ((1 + STRAIN) ** 3 - (1 - STRAIN) ** 3)
        pressure = ((fine[1] - fine[0]) - (rough[1] - rough[0])) / volume
        strains.append(abs(pressure / (3 * modulus * GPa)))
    return max(strains)


if __name__ == "__main__":
    main()
