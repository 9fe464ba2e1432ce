"""How far from converged are the settings of curve.py? Cut-off and k-mesh, each against the finest, four compounds.

Prints the error of E(rock salt) - E(zinc blende) in meV per atom and the largest error of a lattice constant in
percent, both from energies 2 % below and above a fixed lattice constant.
"""


from ase import Atoms
from ase.units import GPa

from curve import compute, energy, is_complete
from run import SCRATCH

# Lattice constant (Å) and bulk modulus (GPa), rounded, of rock salt and zinc blende.
COMPOUNDS = {
    "MgO": ((4.21, 147), (4.58, 115)),
    "GaAs": ((5.30, 71), (5.65, 62)),
    "CuCl": ((5.00, 70), (5.42, 60)),
    "LiF": ((4.05, 70), (4.35, 53)),
}
STRAIN = 0.02
CUTOFFS, MESH = (350, 400, 500, 600, 800), 6
MESHES, CUTOFF = (4, 6, 8, 10), 500


def main() -> None:
    for cutoffs, meshes in ((CUTOFFS, (MESH,)), ((CUTOFF,), MESHES)):
        for compound in COMPOUNDS:
            settings = [(cutoff, mesh) for cutoff in cutoffs for mesh in meshes]
            finest = energies(compound, *settings[-1])
            for cutoff, mesh in settings[:-1]:
                rougher = energies(compound, cutoff, mesh)
                error = 1000 * (difference(rougher) - difference(finest))
                strain = 100 * largest_strain(compound, rougher, finest)
                print(f"{compound:5} {cutoff:4} eV {mesh:2}³  {error:7.1f} meV/atom  {strain:5.2f} %", flush=True)


def energies(compound: str, cutoff: float, mesh: int) -> list[tuple[float, float]]:
    """Of rock salt and of zinc blende: the energy (eV per cell) compressed and stretched."""
    folder = SCRATCH / "octet-cutoffs" / f"{compound}-{cutoff}-{mesh}"
    folder.mkdir(parents=True, exist_ok=True)
    pairs = []
    for structure, (length, _) in zip(("rocksalt", "zincblende"), COMPOUNDS[compound], strict=True):
        pair = []
        for factor in (1 - STRAIN, 1 + STRAIN):
            log = folder / f"{structure}-{factor}.txt"
            if not is_complete(log):
                symbols = Atoms(compound).get_chemical_symbols()
                compute(symbols, structure, "PBE", length * factor, log, cutoff, mesh)
            pair.append(energy(log))
        pairs.append(tuple(pair))
    return pairs


def difference(pairs: list[tuple[float, float]]) -> float:
    """E(rock salt) - E(zinc blende), eV per atom."""
    return (sum(pairs[0]) - sum(pairs[1])) / 4


def largest_strain(compound: str, rougher, finest) -> float:
    """The error of the pressure, as the change of lattice constant that would balance it."""
    strains = []
    for (length, modulus), rough, fine in zip(COMPOUNDS[compound], rougher, finest, strict=True):
        volume = length**3 / 4 * ((1 + STRAIN) ** 3 - (1 - STRAIN) ** 3)
        pressure = ((fine[1] - fine[0]) - (rough[1] - rough[0])) / volume
        strains.append(abs(pressure / (3 * modulus * GPa)))
    return max(strains)


if __name__ == "__main__":
    main()
