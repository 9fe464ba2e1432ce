"""Compares the octet binaries and their atoms with the published table, and draws comparison.svg.

Usage: comparison.py PUBLISHED

PUBLISHED is the table of Ghiringhelli et al., Phys. Rev. Lett. 114, 105503 (2015), as octet_binaries_2.1.1.xarf of
github.com/XiaojuanHu/MatSub holds it: LDA, FHI-aims; per compound the energy of rock salt above zinc blende (eV per atom),
then ip, ea, homo, lumo (eV) and the radii of s, p and d (Å) of the first element and of the second.
"""

import csv
import sys
from math import hypot
from pathlib import Path

import numpy as np
from ase import Atoms

from octet import FUNCTIONALS
from octets import FOLDER, differences, read_fits
from run import SAMPLES

# Columns of the published table in their order: ours, and the sign by which the two conventions differ.
ATOMIC = (
    ("ionization_energy_half (eV)", -1),
    ("electron_affinity_half (eV)", -1),
    ("homo (eV)", 1),
    ("lumo (eV)", 1),
    ("radius_s (Å)", 1),
    ("radius_p (Å)", 1),
    ("radius_d (Å)", 1),
)
FIRST_ATOMIC = 3  # after the difference, its sign and its class
FAR = 0.1  # eV per atom from the diagonal: named in the picture
COLOURS = {"pbe": "#1f6f8b", "lda": "#d1495b"}


def read_published(file: Path) -> dict[str, list[float]]:
    """The numbers of each compound."""
    rows = file.read_text(encoding="utf-8").partition("@data")[2].split()
    return {row.split(",")[0]: [float(word) for word in row.split(",")[1:]] for row in rows}


def compare(ours: dict[str, float], published: dict[str, float], functional: str) -> None:
    """Prints the correlation, mean and spread of the differences, the signs, and the largest differences."""
    formulas = sorted(ours.keys() & published.keys())
    if len(formulas) < 3:
        return
    x, y = (np.array([values[c] for c in formulas]) for values in (published, ours))
    error = y - x
    print(
        f"{functional.upper()}: {len(formulas)} compounds, correlation {np.corrcoef(x, y)[0, 1]:.4f}, "
        f"mean difference {error.mean():+.3f}, root mean square {np.sqrt(np.mean(error**2)):.3f}, "
        f"median {np.median(abs(error)):.3f} eV/atom; same sign {np.sum((x > 0) == (y > 0))}"
    )
    for index in np.argsort(-abs(error))[:12]:
        print(f"  {formulas[index]:6} published {x[index]:+.3f}  here {y[index]:+.3f}  difference {error[index]:+.3f}")
    print("  other sign: " + ", ".join(f"{c} ({published[c]:+.3f}, {ours[c]:+.3f})" for c in formulas if published[c] * ours[c] < 0))


def picture(all_ours: dict[str, dict[str, float]], published: dict[str, float]) -> str:
    """A scatter plot; compounds far from the diagonal are named."""
    size, margin, low, high = 560, 60, -0.5, 2.8

    def place(value: float) -> float:
        return margin + (value - low) / (high - low) * (size - 2 * margin)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        "<title>E(rock salt) - E(zinc blende) of octet binaries, here against published</title>",
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<path d="M{place(low)} {size - place(low)}L{place(high)} {size - place(high)}" stroke="#999"/>',
        f'<path d="M{place(0)} {margin}V{size - margin}M{margin} {size - place(0)}H{size - margin}" stroke="#ddd"/>',
        f'<rect x="{margin}" y="{margin}" width="{size - 2 * margin}" height="{size - 2 * margin}" fill="none" stroke="#333"/>',
    ]
    for tick in np.arange(low, high + 0.01, 0.5):
        parts.append(f'<text x="{place(tick):.1f}" y="{size - margin + 16}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{margin - 6}" y="{size - place(tick) + 4:.1f}" text-anchor="end">{tick:.1f}</text>')
    label = "E(RS) - E(ZB), eV per atom"
    parts.append(f'<text x="{size / 2}" y="{size - 16}" text-anchor="middle">{label}, published (LDA, FHI-aims)</text>')
    parts.append(f'<text transform="translate(18 {size / 2}) rotate(-90)" text-anchor="middle">{label}, here (GPAW)</text>')
    for number, (functional, ours) in enumerate(all_ours.items()):
        parts.append(f'<g fill="{COLOURS[functional]}">')
        parts.append(f'<text x="{margin + 12}" y="{margin + 20 + 16 * number}">● {functional.upper()}, {len(ours)} compounds</text>')
        for formula, value in sorted(ours.items()):
            x, y = place(published[formula]), size - place(value)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill-opacity="0.7"><title>{formula}</title></circle>')
            if hypot(value - published[formula]) > FAR:
                parts.append(f'<text x="{x + 5:.1f}" y="{y + 4:.1f}">{formula}</text>')
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def compare_atoms(published: dict[str, list[float]]) -> None:
    """Prints, per functional and property, the mean and the largest difference, and which atoms lack it here."""
    theirs = {}
    for formula, numbers in published.items():
        for position, symbol in enumerate(Atoms(formula).get_chemical_symbols()):
            theirs[symbol] = numbers[FIRST_ATOMIC + position * len(ATOMIC) :][: len(ATOMIC)]
    with open(SAMPLES / "atoms" / "atoms.csv", newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    for functional in dict.fromkeys(row["functional"] for row in rows):
        for index, (column, sign) in enumerate(ATOMIC):
            ours = {row["formula"]: row[column] for row in rows if row["functional"] == functional}
            errors = {symbol: float(ours[symbol]) - sign * theirs[symbol][index] for symbol in ours if ours[symbol]}
            largest = sorted(errors, key=lambda symbol: -abs(errors[symbol]))[:4]
            print(
                f"{functional} {column:28} {len(errors):2} atoms, median {np.median(np.abs(list(errors.values()))):.3f}, "
                + ", ".join(f"{symbol} {errors[symbol]:+.3f}" for symbol in largest)
            )


def main() -> None:
    published = read_published(Path(sys.argv[1]))
    energies = {formula: numbers[0] for formula, numbers in published.items()}
    fits = read_fits()
    ours = {functional: differences(fits, functional) for functional in FUNCTIONALS}
    for functional, values in ours.items():
        compare(values, energies, functional)
    compare_atoms(published)
    drawn = {functional: values for functional, values in ours.items() if values}
    (FOLDER / "comparison.svg").write_text(picture(drawn, energies), encoding="utf-8")


if __name__ == "__main__":
    main()
