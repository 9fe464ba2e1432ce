"""The peer's side of SymmetryBenchmark: spglib, called in its own process with cells that are in memory.

Reads the cells that SymmetryBenchmark writes (JSON lines: file, tolerance, lattice, positions, numbers), calls
get_symmetry_dataset for each, several times over, and prints one JSON object: the processor seconds of each round and,
for each file, number, Hall number, Wyckoff letters and number of operations. One thread.
"""

import json
import sys
import time

import numpy
import spglib


def main(cells_file, rounds):
    cells = []
    for line in open(cells_file):
        cell = json.loads(line)
        lattice = numpy.array(cell["lattice"]).reshape(3, 3)
        positions = numpy.array(cell["positions"]).reshape(-1, 3)
        cells.append((cell["file"], (lattice, positions, cell["numbers"]), cell["tolerance"]))
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for _, cell, tolerance in cells:
            spglib.get_symmetry_dataset(cell, symprec=tolerance)
        seconds.append(time.process_time() - start)
    answers = {}
    for name, cell, tolerance in cells:
        found = spglib.get_symmetry_dataset(cell, symprec=tolerance)
        answers[name] = found and {
            "number": found.number,
            "hall_number": found.hall_number,
            "wyckoff_letters": "".join(found.wyckoffs),
            "operations": len(found.rotations),
        }
    json.dump({"spglib": spglib.__version__, "seconds": seconds, "answers": answers}, sys.stdout)


main(sys.argv[1], int(sys.argv[2]))
