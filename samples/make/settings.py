"""Runs GPAW on a crystal 2 % compressed and 2 % stretched, with one cut-off and k-mesh after another.

Usage: settings.py SYMBOL SYMBOL rocksalt|zincblende FUNCTIONAL LENGTH      (LENGTH: lattice constant in between, Å)

Cut-offs are tried on one mesh and meshes at one cut-off. Each point leaves one log, aLENGTH-CUTOFFeV-MESH.txt, in the
folder where this runs; a point whose log is complete is read, not computed again.
"""

import sys
from pathlib import Path

STRAIN = 0.02
CUTOFFS, MESH = (350, 400, 500, 600, 800), 6  # eV; k-points along each axis
MESHES, CUTOFF = (4, 6, 8, 10), 500
SETTINGS = sorted({*((cutoff, MESH) for cutoff in CUTOFFS), *((CUTOFF, mesh) for mesh in MESHES)})


def log_name(length: float, strain: float, cutoff: float, mesh: int) -> str:
    return f"a{length * (1 + strain):.4f}-{cutoff}eV-{mesh}.txt"


def main() -> None:
    from curve import compute, is_complete  # here, because the plan needs the names of the logs but no GPAW

    first, second, structure, functional, middle = sys.argv[1:]
    length = float(middle)
    for cutoff, mesh in SETTINGS:
        for strain in (-STRAIN, STRAIN):
            log = Path(log_name(length, strain, cutoff, mesh))
            if not is_complete(log):
                compute([first, second], structure, functional.upper(), length * (1 + strain), log, cutoff, mesh)


if __name__ == "__main__":
    main()
