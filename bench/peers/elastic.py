"""Strained cells of copper with the stresses of ASE's effective-medium potential, and its elastic
constants from the curvature of the energy alone.

    python bench/peers/elastic.py FOLDER     writes FOLDER/copper.xyz and prints C11, C12, C44 in GPa
"""
import sys
from pathlib import Path

import numpy as np
from ase.build import bulk
from ase.calculators.emt import EMT
from ase.filters import FrechetCellFilter
from ase.io import write
from ase.optimize import BFGS
from ase.units import GPa


def main(folder):
    atoms = bulk("Cu", cubic=True)
    atoms.calc = EMT()
    BFGS(FrechetCellFilter(atoms), logfile=None).run(fmax=1e-6)
    volume = atoms.get_volume()

    def strained(strain):
        copy = atoms.copy()
        copy.set_cell(atoms.cell @ (np.eye(3) + strain), scale_atoms=True)
        copy.calc = EMT()
        return copy

    frames = [strained(np.zeros((3, 3)))]
    for i, j in ((0, 0), (1, 1), (2, 2), (1, 2), (0, 2), (0, 1)):
        for size in (-0.003, 0.003):
            strain = np.zeros((3, 3))
            strain[i, j] += size if i == j else size / 2
            if i != j:
                strain[j, i] += size / 2
            frames.append(strained(strain))
    for frame in frames:
        frame.get_potential_energy()
        frame.get_stress()
    Path(folder).mkdir(parents=True, exist_ok=True)
    write(Path(folder) / "copper.xyz", frames, format="extxyz", columns=["symbols", "positions"])

    def curvature(strain):
        sizes = np.linspace(-0.003, 0.003, 13)
        energies = [strained(size * strain).get_potential_energy() for size in sizes]
        return 2 * np.polyfit(sizes, energies, 4)[-3] / volume / GPa

    c11 = curvature(np.diag([1.0, 0, 0]))
    pair = curvature(np.diag([1.0, 1.0, 0]))
    c12 = (pair - 2 * c11) / 2
    shear = np.zeros((3, 3))
    shear[1, 2] = shear[2, 1] = 0.5
    c44 = curvature(shear)
    print(f"C11 {c11:.2f} C12 {c12:.2f} C44 {c44:.2f} GPa")


if __name__ == "__main__":
    main(sys.argv[1])
