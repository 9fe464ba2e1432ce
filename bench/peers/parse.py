"""The peers' side of PeerReadingBenchmark: pymatgen and ASE read the files that Lodestone reads.

Takes lines "format<TAB>path" on standard input. For each file and each peer that knows the format, prints a JSON
object: path, the name of the peer, and the processor seconds of three readings after one that does not count; or
"failed" with the first line of the error. One thread.
"""

import json
import sys
import time
import warnings

import ase.io
from pymatgen.io.vasp.outputs import Outcar, Vasprun

warnings.simplefilter("ignore")


def with_ase(kind):
    return lambda path: ase.io.read(path, index=":", format=kind)


PEERS = {
    "vasprun.xml": {
        "pymatgen": lambda path: Vasprun(path, parse_potcar_file=False),
        "ASE": with_ase("vasp-xml"),
    },
    "OUTCAR": {"pymatgen": Outcar, "ASE": with_ase("vasp-out")},
    "XYZ and extended XYZ": {"ASE": with_ase("extxyz")},
    "main output of FHI-aims": {"ASE": with_ase("aims-output")},
    "pw.x output": {"ASE": with_ase("espresso-out")},
}


def seconds(read, path):
    start = time.process_time()
    read(path)
    return time.process_time() - start


def main():
    for line in sys.stdin:
        kind, path = line.rstrip("\n").split("\t")
        for peer, read in PEERS.get(kind, {}).items():
            answer = {"path": path, "peer": peer}
            try:
                seconds(read, path)
                answer["seconds"] = [seconds(read, path) for _ in range(3)]
            except Exception as problem:  # a peer that cannot read a file says so in many ways
                answer["failed"] = f"{type(problem).__name__}: {problem}".splitlines()[0][:60]
            print(json.dumps(answer), flush=True)


main()
