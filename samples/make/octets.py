"""Fits the equations of state of the octet binaries and writes results.tsv into the folder of the set."""

import csv
import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ase import Atoms
from ase.units import GPa

import codes.gpaw as gpaw
from octet import FUNCTIONALS, SET
from run import RECORD, SAMPLES, read_rows

FOLDER = SAMPLES / SET
AROUND = 2  # points on either side of the lowest that the fit uses, so that all curves are fitted alike
SITES = 4  # pairs of atoms in the cubic cell
COLUMNS = (
    "formula", "functional", "structure", "lattice_constant (Å)", "bulk_modulus (GPa)", "bulk_modulus_derivative",
    "band_gap (eV)", "energy (eV/atom)", "cohesive_energy (eV/atom)", "energy_above_lower (eV/atom)",
    "fit_residual (meV/atom)", "points",
)  # fmt: skip


@dataclass(frozen=True)
class Fit:
    """A third-order Birch-Murnaghan equation of state of a cell of two atoms: Å, eV, GPa."""

    lattice_constant: float
    energy: float
    bulk_modulus: float
    derivative: float
    residual: float
    gap: float
    points: int


def fit(points: list[tuple[float, float, float]]) -> Fit | None:
    """From lattice constants, energies and gaps; None where the minimum is not bracketed."""
    points = sorted(points)
    lowest = min(range(len(points)), key=lambda index: points[index][1])
    near = points[max(0, lowest - AROUND) : lowest + AROUND + 1]
    if len(near) < 2 * AROUND + 1:
        return None
    lengths, energies, _ = np.array(near).T
    x = (lengths**3 / SITES) ** (-2 / 3)
    # In x the equation is a polynomial of third degree, so the best fit is found without a start.
    polynomial = np.polynomial.Polynomial.fit(x, energies, 3)
    slope, curvature, third = (polynomial.deriv(order) for order in (1, 2, 3))
    roots = [root.real for root in slope.roots() if abs(root.imag) < 1e-9 and curvature(root.real) > 0]
    if not roots:
        return None
    x0 = min(roots, key=lambda root: abs(root - x[AROUND]))
    volume = x0**-1.5
    # dx/dV = -2/3 V^(-5/3), hence B = V d²E/dV² and B' = -(1 + V d³E/dV³ / d²E/dV²) at the minimum:
    second = 4 / 9 * volume ** (-10 / 3) * curvature(x0)
    cubic = -8 / 27 * volume**-5 * third(x0) - 20 / 9 * volume ** (-13 / 3) * curvature(x0)
    return Fit(
        lattice_constant=(SITES * volume) ** (1 / 3),
        energy=float(polynomial(x0)),
        bulk_modulus=float(volume * second / GPa),
        derivative=float(-1 - volume * cubic / second),
        residual=float(np.sqrt(np.mean((energies - polynomial(x)) ** 2))),
        gap=points[lowest][2],
        points=len(points),
    )


def read_fits() -> dict[tuple[str, str, str], Fit]:
    """By functional, formula and structure. Points that did not converge take no part."""
    points = {}
    for row in read_rows(FOLDER / RECORD):
        if row["converged"] == "yes":
            formula, structure = row["material"].split("-")
            log = gzip.decompress((SAMPLES / row["output"]).read_bytes()).decode()
            energy = float(re.findall(gpaw.ENERGY[0], log, re.MULTILINE)[-1])
            gap = re.search(r"^Gap: +(\S+) eV", log, re.MULTILINE)
            length = float(Path(row["output"]).name[1:].removesuffix(".txt.gz"))
            points.setdefault((row["functional"], formula, structure), []).append(
                (length, energy, float(gap[1]) if gap else 0.0)
            )
    fits = {key: fit(values) for key, values in points.items()}
    return {key: value for key, value in fits.items() if value is not None}


def spin_energies() -> dict[tuple[str, str], float]:
    """Of the free atoms by functional and element, eV: GPAW counts energies from atoms without spin."""
    with open(SAMPLES / "atoms" / "atoms.csv", newline="", encoding="utf-8") as table:
        rows = csv.DictReader(table)
        return {(row["functional"].lower(), row["formula"]): float(row["spin_energy (eV)"]) for row in rows}


def write_results(fits: dict[tuple[str, str, str], Fit]) -> None:
    spin = spin_energies()
    with open(FOLDER / "results.tsv", "w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for functional, formula, structure in sorted(fits, key=lambda key: (FUNCTIONALS.index(key[0]), *key[1:])):
            curve = fits[functional, formula, structure]
            lower = min(f.energy for (x, c, _), f in fits.items() if (x, c) == (functional, formula))
            both = sum((x, c) == (functional, formula) for x, c, _ in fits) == 2
            atoms = sum(spin[functional, symbol] for symbol in Atoms(formula).get_chemical_symbols())
            writer.writerow(
                (
                    formula,
                    functional.upper(),
                    structure,
                    f"{curve.lattice_constant:.3f}",
                    f"{curve.bulk_modulus:.1f}",
                    f"{curve.derivative:.1f}",
                    f"{curve.gap:.2f}",
                    f"{curve.energy / 2:.4f}",
                    f"{(atoms - curve.energy) / 2:.2f}",
                    f"{(curve.energy - lower) / 2:.4f}" if both else "",
                    f"{1000 * curve.residual / 2:.2f}",
                    curve.points,
                )
            )


def differences(fits: dict[tuple[str, str, str], Fit], functional: str) -> dict[str, float]:
    """E(rock salt) - E(zinc blende) per atom, eV, of the compounds with both."""
    formulas = {formula for x, formula, _ in fits if x == functional}
    pairs = {c: [fits.get((functional, c, structure)) for structure in ("rocksalt", "zincblende")] for c in formulas}
    return {c: (pair[0].energy - pair[1].energy) / 2 for c, pair in pairs.items() if all(pair)}


def main() -> None:
    write_results(read_fits())


if __name__ == "__main__":
    main()
