"""Elk: all electrons, linearised augmented plane waves."""

import re
from io import StringIO
from pathlib import Path

import numpy as np
from ase.units import Bohr, Hartree

from calculation import BAND_POINTS, DOS_STEP, DOS_WINDOW, SMEARING, Calculation

PACKAGE = "elk-lapw"
INPUTS = ("elk.in",)
OUTPUTS = (
    "INFO.OUT",
    "EIGVAL.OUT",
    "EFERMI.OUT",
    "GAP.OUT",
    "GEOMETRY.OUT",
    "KPOINTS.OUT",
    "LATTICE.OUT",
    "TOTENERGY.OUT",
    "TDOS.OUT",
    "PDOS_*.OUT",
    "BAND.OUT",
    "BANDLINES.OUT",
)
MAIN = "INFO.OUT"
CONVERGED = r"Convergence targets achieved"
ENERGY = (r"^ total energy +: +(\S+)", Hartree)
DOS = "TDOS.OUT"
SPECIES_FOLDER = "/usr/share/elk-lapw/species/"
FUNCTIONAL = {"pbe": 20, "lda": 3}
RGKMAX = 7.0  # smallest muffin-tin radius times the largest wave vector
DEFAULT_WIDTH = 0.001  # hartree, for insulators


def write(calculation: Calculation, folder: Path) -> list[str]:
    atoms = calculation.atoms
    tasks = [0] + [10] * ("dos" in calculation.steps) + [20] * ("bands" in calculation.steps)
    width = SMEARING / Hartree if calculation.material.metal else DEFAULT_WIDTH
    lines = ["tasks", *(f"  {task}" for task in tasks), ""]
    lines += ["xctype", f"  {FUNCTIONAL[calculation.functional]}", ""]
    lines += ["scale", f"  {1 / Bohr:.10f}", ""]
    lines += ["avec", *("  %.10f %.10f %.10f" % tuple(vector) for vector in atoms.cell), ""]
    lines += ["sppath", f"  '{SPECIES_FOLDER}'", "", "atoms", f"  {len(calculation.species)}"]
    for symbol in calculation.species:
        sites = atoms.get_scaled_positions()[[atom.symbol == symbol for atom in atoms]]
        lines += [f"  '{symbol}.in'", f"  {len(sites)}"]
        lines += ["  %.10f %.10f %.10f  0.0 0.0 0.0" % tuple(site) for site in sites]
    lines += ["", "ngridk", "  %d %d %d" % calculation.mesh, ""]
    lines += ["rgkmax", f"  {RGKMAX}", "", "stype", "  3", "", "swidth", f"  {width:.8f}", ""]
    lines += ["nempty", f"  {calculation.empty_bands}", "", "tforce", "  .true.", ""]
    if calculation.spin_polarised:
        lines += ["spinpol", "  .true.", "", "bfieldc", "  0.0 0.0 0.01", "", "reducebf", "  0.5", ""]
    if "dos" in calculation.steps:
        points = round((DOS_WINDOW[1] - DOS_WINDOW[0]) / DOS_STEP) + 1
        low, high = (energy / Hartree for energy in DOS_WINDOW)
        lines += ["wplot", f"  {points} 100 0", f"  {low:.6f} {high:.6f}", ""]
    if "bands" in calculation.steps:
        corners = calculation.band_corners
        lines += ["plot1d", f"  {len(corners)} {BAND_POINTS}"]
        lines += [*("  %.8f %.8f %.8f" % tuple(corner) for _, corner in corners), ""]
    (folder / "elk.in").write_text("\n".join(lines), encoding="ascii")
    return ["elk-lapw > elk.log"]


def valence(calculation: Calculation, output: str) -> float:
    return float(re.search(r"^ valence +: +(\S+)", output, re.MULTILINE)[1])


def read_dos(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Elk writes one block per spin, the second with negative values."""
    blocks = [np.loadtxt(StringIO(block), unpack=True) for block in re.split(r"\n\s*\n", text.strip())]
    return blocks[0][0] * Hartree, sum(np.abs(block[1]) for block in blocks) / Hartree
