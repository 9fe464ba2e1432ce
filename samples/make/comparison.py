"""Compares the octet binaries and their atoms with the published table, in comparison.svg and README.md.

Usage: comparison.py PUBLISHED

PUBLISHED is the table of Ghiringhelli et al., Phys. Rev. Lett. 114, 105503 (2015), as octet_binaries_2.1.1.xarf of
github.com/XiaojuanHu/MatSub holds it: LDA, FHI-aims; per compound the energy of rock salt above zinc blende (eV per
atom), then ip, ea, homo, lumo (eV) and the radii of s, p and d (Å) of the first element and of the second.
"""

import csv
import sys
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
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
FAR = 0.1  # eV per atom from the diagonal: named in the picture,
HIGH = 0.38  # and so are those above this, where there is room
COLOURS = {"pbe": "#1f6f8b", "lda": "#d1495b"}


def read_published(file: Path) -> dict[str, list[float]]:
    """The numbers of each compound."""
    rows = file.read_text(encoding="utf-8").partition("@data")[2].split()
    return {row.split(",")[0]: [float(word) for word in row.split(",")[1:]] for row in rows}


def compare(ours: dict[str, float], published: dict[str, float], functional: str) -> list[str]:
    """Correlation, mean and spread of the differences, the signs, and the largest differences, as lines of a list."""
    formulas = sorted(ours.keys() & published.keys())
    if len(formulas) < 3:
        return []
    x, y = (np.array([values[c] for c in formulas]) for values in (published, ours))
    error = y - x
    worst = [f"{formulas[index]} {error[index]:+.3f}" for index in np.argsort(-abs(error))[:6]]
    opposite = [f"{c} ({published[c]:+.3f}, here {ours[c]:+.3f})" for c in formulas if published[c] * ours[c] < 0]
    return [
        f"- **{functional.upper()}**: {len(formulas)} compounds; correlation {np.corrcoef(x, y)[0, 1]:.4f}, mean "
        f"difference {error.mean():+.3f}, root mean square {np.sqrt(np.mean(error**2)):.3f}, around the mean "
        f"{error.std():.3f} eV per atom.",
        f"  Largest: {', '.join(worst)}. Other sign: {', '.join(opposite) or 'none'}.",
    ]


def picture(all_ours: dict[str, dict[str, float]], published: dict[str, float]) -> str:
    """A scatter plot."""
    size, margin, low, high = 560, 60, -1.0, 3.0

    def place(value: float) -> float:
        return margin + (value - low) / (high - low) * (size - 2 * margin)

    inner = size - 2 * margin
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        "<title>E(rock salt) - E(zinc blende) of octet binaries, here against published</title>",
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<path d="M{place(low)} {size - place(low)}L{place(high)} {size - place(high)}" stroke="#999"/>',
        f'<path d="M{place(0):.1f} {margin}v{inner}M{margin} {size - place(0):.1f}h{inner}" stroke="#ddd"/>',
        f'<rect x="{margin}" y="{margin}" width="{inner}" height="{inner}" fill="none" stroke="#333"/>',
    ]

    def write(x: float, y: float, anchor: str, text: str) -> None:
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>')

    for tick in np.arange(low, high + 0.01, 0.5):
        write(place(tick), size - margin + 16, "middle", f"{tick:.1f}")
        write(margin - 6, size - place(tick) + 4, "end", f"{tick:.1f}")
    label = "E(RS) - E(ZB), eV per atom"
    write(size / 2, size - 16, "middle", f"{label}, published (LDA, FHI-aims)")
    parts.append(f'<g transform="translate(18 {size / 2}) rotate(-90)">')
    write(0, 0, "middle", f"{label}, here (GPAW)")
    parts.append("</g>")
    taken = [
        (place(published[formula]) - 4, size - place(value) - 4, 8, 8)
        for ours in all_ours.values()
        for formula, value in ours.items()
    ]
    taken += [(0, 0, margin, size), (size - margin, 0, margin, size), (0, size - margin, size, margin)]  # outside of the frame
    for number, (functional, ours) in enumerate(all_ours.items()):
        parts.append(f'<g fill="{COLOURS[functional]}">')
        write(margin + 12, margin + 20 + 16 * number, "start", f"● {functional.upper()}, {len(ours)} compounds")
        for formula, value in sorted(ours.items()):
            x, y = place(published[formula]), size - place(value)
            name = f"<title>{formula}</title>"
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill-opacity="0.7">{name}</circle>')
            if abs(value - published[formula]) > FAR or value > HIGH:
                left, top, width, height = free_box(x, y, 7 * len(formula), taken)
                taken.append((left, top, width, height))
                write(left, top + height - 2, "start", formula)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def free_box(x: float, y: float, width: float, taken: list[tuple]) -> tuple:
    """The first box beside a dot for a name, (left, top, width, height) in pixels, that covers the least of what is taken."""

    def covered(box: tuple) -> float:
        return sum(
            max(0, min(box[0] + box[2], b[0] + b[2]) - max(box[0], b[0]))
            * max(0, min(box[1] + box[3], b[1] + b[3]) - max(box[1], b[1]))
            for b in taken
        )

    height = 13
    corners = [
        (x + side * distance - (width if side < 0 else 0), y + rise - height / 2)
        for distance in (6, 14, 24)
        for rise in (0, -10, 10, -18, 18)
        for side in (1, -1)
    ]
    return min(((*corner, width, height) for corner in corners), key=covered)


def compare_atoms(published: dict[str, list[float]]) -> None:
    """Prints, per functional and property, the median and the largest differences."""
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
            median = np.median(np.abs(list(errors.values())))
            named = ", ".join(f"{symbol} {errors[symbol]:+.3f}" for symbol in largest)
            print(f"{functional} {column:28} {len(errors):2} atoms, median {median:.3f}, {named}")


def main() -> None:
    published = read_published(Path(sys.argv[1]))
    energies = {formula: numbers[0] for formula, numbers in published.items()}
    fits = read_fits()
    ours = {functional: differences(fits, functional) for functional in FUNCTIONALS}
    lines = [line for functional, values in ours.items() for line in compare(values, energies, functional)]
    readme = FOLDER / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    readme.write_text("\n".join([before + BEGIN.rstrip(), *lines, END + after]), encoding="utf-8")
    compare_atoms(published)
    drawn = {functional: values for functional, values in ours.items() if values}
    (FOLDER / "comparison.svg").write_text(picture(drawn, energies), encoding="utf-8")


if __name__ == "__main__":
    main()
