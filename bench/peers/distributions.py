"""The peer's side of DistributionBenchmark: DScribe's matrices and many-body tensors, one thread.

Reads the cells that the benchmark writes (JSON lines: lattice, positions, symbols), prepares an object for the elements
and size of each, computes all rows several times over, and prints one JSON object: the processor seconds of each round
and the rows of the first ten cells.
"""

import importlib.metadata
import json
import sys
import time

from ase import Atoms
from dscribe.core import System
from dscribe.descriptors import MBTR, CoulombMatrix, EwaldSumMatrix, SineMatrix

# DScribe 2.1.1 makes a System of each structure with what newer versions of ASE no longer have.
System.from_atoms = staticmethod(
    lambda atoms: System(atoms.get_chemical_symbols(), positions=atoms.positions, cell=atoms.cell, pbc=atoms.pbc)
)


def tensor(species, function, grid, r_cut):
    return MBTR(
        species=species,
        geometry={"function": function},
        grid=grid,
        weighting={"function": "exp", "r_cut": r_cut, "threshold": 1e-3},
        normalization="none",
        periodic=True,
    )


def descriptor(name, species, size):
    if name == "coulomb":
        return CoulombMatrix(n_atoms_max=size, permutation="eigenspectrum")
    if name == "sine":
        return SineMatrix(n_atoms_max=size, permutation="eigenspectrum")
    if name == "ewald":
        return EwaldSumMatrix(n_atoms_max=size, permutation="eigenspectrum")
    if name == "mbtr-2":
        return tensor(species, "distance", {"min": 0, "max": 6, "n": 100, "sigma": 0.1}, 6)
    return tensor(species, "cosine", {"min": -1, "max": 1, "n": 100, "sigma": 0.05}, 5)


def main(cells_file, rounds, name):
    known = {}
    cells = []
    for line in open(cells_file):
        cell = json.loads(line)
        lattice = [cell["lattice"][i : i + 3] for i in (0, 3, 6)]
        positions = [cell["positions"][i : i + 3] for i in range(0, len(cell["positions"]), 3)]
        atoms = Atoms(cell["symbols"], cell=lattice, scaled_positions=positions, pbc=True)
        species = sorted(set(cell["symbols"]))
        key = (tuple(species), len(atoms))
        if key not in known:
            known[key] = descriptor(name, species, len(atoms))
        cells.append((atoms, known[key]))
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for atoms, method in cells:
            method.create(atoms)
        seconds.append(time.process_time() - start)
    firsts = [method.create(atoms).ravel().tolist() for atoms, method in cells[:10]]
    answer = {"dscribe": importlib.metadata.version("dscribe"), "seconds": seconds, "firsts": firsts}
    json.dump(answer, sys.stdout)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
