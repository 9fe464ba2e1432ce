"""Groups the crystals of a file, one a line, with pymatgen; prints seconds and groups."""

import sys
import time

from pymatgen.analysis.structure_matcher import StructureMatcher
from pymatgen.core import Structure


def read(line):
    words = line.split()
    rows = [[float(x) for x in words[i : i + 3]] for i in (0, 3, 6)]
    sites = [words[i : i + 4] for i in range(9, len(words), 4)]
    return Structure(rows, [s[0] for s in sites], [[float(x) for x in s[1:]] for s in sites])


crystals = [read(line) for line in open(sys.argv[1])]
start = time.process_time()
groups = StructureMatcher().group_structures(crystals)
print(time.process_time() - start, len(groups))
