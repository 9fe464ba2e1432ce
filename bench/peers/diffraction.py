"""The peer's side of DiffractionBenchmark: the powder patterns of pymatgen's XRDCalculator.

Reads the cells that DiffractionBenchmark writes (JSON lines: file, lattice, positions, symbols), computes the pattern of
each for Cu K-alpha from 0 to 90 degrees, several times over, and prints one JSON object: the processor seconds of each
round and the peaks of each cell. One thread.
"""

import json
import sys
import time

import pymatgen.core
from pymatgen.analysis.diffraction.xrd import XRDCalculator
from pymatgen.core import Lattice, Structure


def main(cells_file, rounds):
    cells = []
    for line in open(cells_file):
        cell = json.loads(line)
        lattice = Lattice([cell["lattice"][i : i + 3] for i in (0, 3, 6)])
        positions = [cell["positions"][i : i + 3] for i in range(0, len(cell["positions"]), 3)]
        cells.append((cell["file"], Structure(lattice, cell["symbols"], positions)))
    calculator = XRDCalculator(wavelength="CuKa")
    seconds = []
    patterns = {}
    for _ in range(rounds):
        start = time.process_time()
        for name, structure in cells:
            patterns[name] = calculator.get_pattern(structure)
        seconds.append(time.process_time() - start)
    peaks = {name: {"two_theta": list(p.x), "intensity": list(p.y)} for name, p in patterns.items()}
    json.dump({"pymatgen": pymatgen.core.__version__, "seconds": seconds, "peaks": peaks}, sys.stdout)


main(sys.argv[1], int(sys.argv[2]))
