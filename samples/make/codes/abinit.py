"""ABINIT: norm-conserving pseudopotentials with plane waves."""

import re
from io import StringIO
from pathlib import Path

import numpy as np
from ase.data import atomic_numbers
from ase.units import Hartree

from calculation import SMEARING, Calculation
from potentials import ABINIT_FUNCTIONAL, Gth

PACKAGE = "abinit"
INPUTS = ("run.abi",)
OUTPUTS = ("run.abo", "run_DS*_GSR.nc", "run_DS*_DOS")
MAIN = "run.abo"
CONVERGED = r"At SCF step +\d+ .*converged"
ENERGY = (r"^ +etotal1? +(\S+)", Hartree)
DOS = "run_DS2_DOS"


def write(calculation: Calculation, folder: Path) -> list[str]:
    atoms = calculation.atoms
    potentials = {symbol: Gth(symbol, calculation.functional) for symbol in calculation.species}
    electrons = valence(calculation, "")
    files = ", ".join(potential.write(folder) for potential in potentials.values())
    types = " ".join(str(1 + calculation.species.index(symbol)) for symbol in atoms.get_chemical_symbols())
    lines = [
        'outdata_prefix "run"',
        'tmpdata_prefix "tmp"',
        f'pseudos "{files}"',
        "",
        "acell 3*1.0 angstrom",
        "rprim",
        *("  %.10f %.10f %.10f" % tuple(vector) for vector in atoms.cell),
        f"ntypat {len(potentials)}",
        "znucl " + " ".join(str(atomic_numbers[symbol]) for symbol in potentials),
        f"natom {len(atoms)}",
        f"typat {types}",
        "xred",
        *("  %.10f %.10f %.10f" % tuple(position) for position in atoms.get_scaled_positions()),
        "",
        f"ixc {ABINIT_FUNCTIONAL[calculation.functional]}",
        f"ecut {max(potential.cutoff for potential in potentials.values())}",
        f"nband {(electrons + 1) // 2 + calculation.empty_bands}",
        "nstep 60",
        f"occopt 3 tsmear {SMEARING / Hartree:.8f}" if calculation.material.metal else "occopt 1",
        "nshiftk 1 shiftk 0 0 0",
        "prtwf 0 prtebands 0",
    ]
    if calculation.spin_polarised:
        lines += ["nsppol 2", "spinat", *[f"  0 0 {calculation.material.moment}"] * len(atoms)]
    datasets = [["ngkpt? %d %d %d" % calculation.mesh, "tolvrs? 1.0d-10", "prtden? 1"]]
    if "dos" in calculation.steps:
        datasets += [["ngkpt? %d %d %d" % calculation.dos_mesh, "iscf? -3", "prtdos? 2"]]
    if "bands" in calculation.steps:
        corners = calculation.band_corners
        bounds = ["  %.8f %.8f %.8f" % tuple(corner) for _, corner in corners]
        datasets += [[f"kptopt? {1 - len(corners)}", "kptbounds?", *bounds, "ndivsm? 8", "iscf? -2"]]
    lines += ["", f"ndtset {len(datasets)}"]
    for number, dataset in enumerate(datasets, start=1):
        lines += [""] + [line.replace("?", str(number)) for line in dataset]
        if number > 1:
            lines += [f"getden{number} 1", f"tolwfr{number} 1.0d-10"]
    (folder / "run.abi").write_text("\n".join(lines) + "\n", encoding="ascii")
    return ["abinit run.abi > run.log"]


def valence(calculation: Calculation, output: str) -> float:
    return sum(Gth(symbol, calculation.functional).valence for symbol in calculation.atoms.get_chemical_symbols())


def read_dos(text: str) -> tuple[np.ndarray, np.ndarray]:
    fermi = float(re.search(r"Fermi energy : +(\S+)", text)[1])
    energies, states, _ = np.loadtxt(StringIO(text), unpack=True)
    return (energies - fermi) * Hartree, states / Hartree
