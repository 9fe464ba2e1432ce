"""The peer's side of SoapBenchmark: DScribe's SOAP, one thread.

Reads the cells that SoapBenchmark writes (JSON lines: lattice, positions, symbols), prepares a SOAP object with the
elements of each, computes all spectra several times over, and prints one JSON object: the processor seconds of each
round, the spectra of the first ten cells, and what a product of two large matrices reaches on this core, in GFLOP/s.
"""

import importlib.metadata
import json
import sys
import time

import numpy
from ase import Atoms
from dscribe.descriptors import SOAP


def gflops():
    a = numpy.random.default_rng(1).random((1500, 1500))
    best = 0
    for _ in range(5):
        start = time.process_time()
        a @ a
        best = max(best, 2 * 1500**3 / (time.process_time() - start) / 1e9)
    return best


def main(cells_file, rounds, sigma, average):
    cells = []
    for line in open(cells_file):
        cell = json.loads(line)
        lattice = [cell["lattice"][i : i + 3] for i in (0, 3, 6)]
        positions = [cell["positions"][i : i + 3] for i in range(0, len(cell["positions"]), 3)]
        atoms = Atoms(cell["symbols"], cell=lattice, scaled_positions=positions, pbc=True)
        soap = SOAP(
            species=sorted(set(cell["symbols"])),
            r_cut=5,
            n_max=8,
            l_max=6,
            sigma=sigma,
            average=average,
            periodic=True,
        )
        cells.append((atoms, soap))
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for atoms, soap in cells:
            soap.create(atoms)
        seconds.append(time.process_time() - start)
    firsts = [soap.create(atoms).ravel().tolist() for atoms, soap in cells[:10]]
    answer = {"dscribe": importlib.metadata.version("dscribe"), "seconds": seconds, "firsts": firsts, "gflops": gflops()}
    json.dump(answer, sys.stdout)


main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
