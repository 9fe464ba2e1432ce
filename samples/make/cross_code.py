"""Writes what several codes say of one crystal, its smallest gap, into README.md, as Lodestone reads it from their outputs.

Metals, and crystals that one code alone has computed, are left out.
"""

import csv
import subprocess
import tempfile

from run import SAMPLES

BEGIN, END = "<!-- gaps -->\n", "<!-- end of gaps -->\n"
LODESTONE = SAMPLES.parent / "lodestone"
SETS = ("silicon", "elements", "compounds")
CODES = ("GPAW", "Elk", "Quantum ESPRESSO", "ABINIT", "CP2K")
FUNCTIONALS = ("PBE", "LDA")
QUERY = """
    SELECT split_part(mainfile, '/', 2) AS material, xc_functional_short_name AS functional,
      program_name AS program, min(band_gap) / 1.602176634e-19 AS gap
    FROM entries WHERE band_gap IS NOT NULL AND split_part(mainfile, '/', 1) IN ({sets}) GROUP BY ALL"""


def main() -> None:
    readme = SAMPLES / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    readme.write_text(before + BEGIN + table(read_gaps()) + END + after, encoding="utf-8")


def read_gaps() -> dict[tuple[str, str], dict[str, float]]:
    """By functional and material: the gap (eV) that each code finds on its meshes and paths."""
    with tempfile.TemporaryDirectory() as archive:
        lodestone("ingest", str(SAMPLES), "--archive", archive)
        sets = ", ".join(f"'{name}'" for name in SETS)
        answer = lodestone("sql", QUERY.format(sets=sets), "--archive", archive, "-o", "csv")
    gaps = {}
    for row in csv.DictReader(answer.splitlines()):
        gaps.setdefault((row["functional"], row["material"]), {})[row["program"]] = float(row["gap"])
    return gaps


def lodestone(*arguments: str) -> str:
    return subprocess.run([LODESTONE, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def table(gaps: dict[tuple[str, str], dict[str, float]]) -> str:
    lines = ["| functional | material | " + " | ".join(CODES) + " |", "|---|---|" + "---:|" * len(CODES)]
    for functional, material in sorted(gaps, key=lambda key: (FUNCTIONALS.index(key[0]), key[1])):
        of_codes = gaps[functional, material]
        if len(of_codes) > 1 and min(of_codes.values()) > 0:
            cells = [f"{of_codes[code]:.3f}" if code in of_codes else "–" for code in CODES]
            lines.append(f"| {functional} | {material} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
