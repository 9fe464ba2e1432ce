"""The peer's side of DiffractionBenchmark: the powder patterns of pymatgen's XRDCalculator.

Reads the cells that DiffractionBenchmark writes (JSON lines: file, lattice, positions, symbols), computes the pattern of
each for Cu K-alpha from 0 to 90 degrees, several times over, and prints one JSON object: the processor seconds of each
round and the peaks of each cell. One thread.

Newer versions sort angles into bins of 1e-5 degrees, which parts peaks at the bounds of a bin; before 2026 a peak took
all that follow within 1e-5 degrees. The peaks are printed as the older versions give them.
"""

import json
import sys
import time

import pymatgen.core
from pymatgen.analysis.diffraction.core import AbstractDiffractionPatternCalculator
from pymatgen.analysis.diffraction.xrd import XRDCalculator
from pymatgen.core import Lattice, Structure


def joined(pattern):
    angles, intensities = [], []
    for angle, intensity in zip(pattern.x, pattern.y):
        if angles and angle - angles[-1] < 1e-5:
            intensities[-1] += intensity
        else:
            angles.append(angle)
            intensities.append(intensity)
    strongest = max(intensities)
    kept = [(a, 100 * i / strongest) for a, i in zip(angles, intensities) if 100 * i / strongest > 1e-3]
    return {"two_theta": [a for a, _ in kept], "intensity": [i for _, i in kept]}


def main(cells_file, rounds):
    cells = []
    for line in open(cells_file):
        cell = json.loads(line)
        lattice = Lattice([cell["lattice"][i : i + 3] for i in (0, 3, 6)])
        positions = [cell["positions"][i : i + 3] for i in range(0, len(cell["positions"]), 3)]
        cells.append((cell["file"], Structure(lattice, cell["symbols"], positions)))
    calculator = XRDCalculator(wavelength="CuKa")
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for _, structure in cells:
            calculator.get_pattern(structure)
        seconds.append(time.process_time() - start)
    AbstractDiffractionPatternCalculator.TWO_THETA_TOL = 1e-11
    AbstractDiffractionPatternCalculator.SCALED_INTENSITY_TOL = -1
    peaks = {name: joined(calculator.get_pattern(structure, scaled=False)) for name, structure in cells}
    json.dump({"pymatgen": pymatgen.core.__version__, "seconds": seconds, "peaks": peaks}, sys.stdout)


main(sys.argv[1], int(sys.argv[2]))
