"""Writes what composition representations need to know beside the table of the elements.

    python3 -m venv venv && venv/bin/pip install matminer==0.10.1
    venv/bin/python element-facts.py ../src/main/resources/io/lodestone/represent/composition

element-facts.tsv: ground states of the elements as the Open Quantum Materials Database computed them (Saal et al., JOM 65,
1501, 2013), and the radii that Miracle et al. (Int. Mater. Rev. 55, 218, 2010) assessed for metallic glasses. The
compilation repeats the number of a neighbour for elements that were not computed; those are left out.

mixing-enthalpies.tsv: enthalpies of mixing of equiatomic binary liquids by Miedema's model in kJ/mol, as Takeuchi and
Inoue (Mater. Trans. 46, 2817, 2005) tabulate them: a line for each element with those before it.
"""

import csv
import sys
from pathlib import Path

import matminer
from pymatgen.core import Element

FACTS = Path(matminer.__file__).parent / "utils" / "data_files"
SYMBOLS = [Element.from_Z(z).symbol for z in range(1, 119)]
# At, Rn, Fr and Ra repeat the numbers of Po, everything from Am on those of Pu.
NOT_COMPUTED = {"At", "Rn", "Fr", "Ra"} | set(SYMBOLS[94:])
COLUMNS = {
    "gs_volume [angstrom^3]": ("GSvolume_pa", NOT_COMPUTED),
    "gs_band_gap [eV]": ("GSbandgap", NOT_COMPUTED),
    "gs_magnetic_moment [muB]": ("GSmagmom", NOT_COMPUTED),
    "space_group": ("SpaceGroupNumber", set()),
    "miracle_radius [pm]": ("MiracleRadius", set()),
}


def column(name, left_out):
    lines = (FACTS / "magpie_elementdata" / f"{name}.table").read_text().splitlines()
    cells = []
    for symbol, line in zip(SYMBOLS, lines + [""] * 118):
        try:
            float(line)
            cells.append("" if symbol in left_out else line.strip())
        except ValueError:
            cells.append("")
    return cells


def write(path, rows):
    with open(path, "w", newline="\n") as out:
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)


folder = Path(sys.argv[1])
columns = [column(name, left_out) for name, left_out in COLUMNS.values()]
write(folder / "element-facts.tsv", [["symbol", *COLUMNS], *zip(SYMBOLS, *columns)])

pairs = {}
for line in (FACTS / "MiedemaLiquidDeltaHf.tsv").read_text().splitlines()[1:]:
    a, b, enthalpy = line.split()
    pairs[frozenset((a, b))] = f"{float(enthalpy):g}"
known = [symbol for symbol in SYMBOLS if any(symbol in pair for pair in pairs)]
rows = [[a, *(pairs.get(frozenset((a, b)), "") for b in known[:i])] for i, a in enumerate(known)]
write(folder / "mixing-enthalpies.tsv", [["symbol", *known], *rows])
