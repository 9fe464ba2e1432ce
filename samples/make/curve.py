"""Runs GPAW along an equation of state: total energies at lattice constants around the one of lowest energy.

Usage: curve.py SYMBOL SYMBOL rocksalt|zincblende FUNCTIONAL LENGTH      (LENGTH: lattice constant to start from, Å)

The lattice constants lie on a grid, STEP apart; from the start the curve grows towards lower energy until SIDE points
lie on either side of the lowest, or until LIMIT points show that the crystal flies apart. Each point leaves one log,
aLENGTH.txt, in the folder where this runs; a point whose log is complete is read, not computed again.
"""

import re
import sys
from pathlib import Path

from ase import Atoms
from gpaw import GPAW, PW, FermiDirac, KohnShamConvergenceError

CUTOFF = 600  # eV
MESH = 8  # k-points along each axis, Γ-centred, the same at every volume
SMEARING = 0.1  # eV, Fermi-Dirac, for all: one rule for the crystals that turn metallic under way
STEP = 0.015  # of the lattice constant to start from: 4.5 % in volume
SIDE = 2  # points on either side of the lowest energy
LIMIT = 15  # points
SECOND_SITE = {"rocksalt": 1 / 2, "zincblende": 1 / 4}
EXTRAPOLATED = re.compile(r"^Extrapolated: +(\S+)", re.MULTILINE)
COMPLETE = "\nDate: "  # begins the last line of a log


def main() -> None:
    first, second, structure, functional, start = sys.argv[1:]
    energies = {}

    def at(index: int) -> float:
        if index not in energies:
            length = round(float(start) * (1 + STEP * index), 4)
            log = Path(f"a{length:.4f}.txt")
            if not is_complete(log):
                compute([first, second], structure, functional.upper(), length, log)
            energies[index] = energy(log)
        return energies[index]

    low = high = 0
    at(0)
    while len(energies) < LIMIT:
        lowest = min(energies, key=at)
        if high - lowest < SIDE:
            high += 1
            at(high)
        elif lowest - low < SIDE:
            low -= 1
            at(low)
        else:
            return


def compute(
    symbols: list[str],
    structure: str,
    functional: str,
    length: float,
    log: Path,
    cutoff: float = CUTOFF,
    mesh: int = MESH,
) -> None:
    """One point; the log is all that it leaves."""
    half = length / 2
    atoms = Atoms(
        symbols,
        cell=[[0, half, half], [half, 0, half], [half, half, 0]],
        scaled_positions=[[0.0] * 3, [SECOND_SITE[structure]] * 3],
        pbc=True,
    )
    atoms.calc = GPAW(
        mode=PW(cutoff),
        xc=functional,
        kpts={"size": (mesh, mesh, mesh), "gamma": True},
        occupations=FermiDirac(SMEARING),
        nbands=-4,
        convergence={"energy": 1e-6},
        txt=str(log),
    )
    try:
        atoms.get_potential_energy()
    except KohnShamConvergenceError:
        pass  # the log says so, and its last energy still shows which way is down
    del atoms.calc  # completes the log


def is_complete(log: Path) -> bool:
    return log.exists() and COMPLETE in log.read_text(encoding="utf-8")[-100:]


def energy(log: Path) -> float:
    """The energy extrapolated to no smearing, eV; where the cycle did not converge, its last energy."""
    text = log.read_text(encoding="utf-8")
    found = EXTRAPOLATED.findall(text)
    return float(found[-1]) if found else float(re.findall(r"^iter: .*? (-?\d+\.\d+)", text, re.MULTILINE)[-1])


if __name__ == "__main__":
    main()
