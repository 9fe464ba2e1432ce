"""Writes wyckoff-positions.tsv: letter, site symmetry and representative coordinates of every Wyckoff position.

The coordinates in the standard setting come from pyxtal (after International Tables for Crystallography A); spglib is asked
for the letters and site symmetries of one structure in which every position of a group is occupied, in each of the 530
settings. In the standard setting the two sources must agree. Needs: pip install spglib==2.8.0 pyxtal==1.1.5
Use: python wyckoff-table.py > crystal/src/main/resources/io/lodestone/crystal/symmetry/wyckoff-positions.tsv
"""
import ast
import csv
import os
import re
import sys
from fractions import Fraction

import numpy as np
import pyxtal
import spglib

LETTERS = "abcdefghijklmnopqrstuvwxyzA"
rng = np.random.default_rng(20)


def linear(triplet):
    """The matrix and the translation of a coordinate triplet."""
    matrix, shift = np.zeros((3, 3)), np.zeros(3)
    for row, text in enumerate(triplet.split(",")):
        for sign, number, axis in re.findall(r"([+-]?)\s*(\d+(?:/\d+)?)?\s*\*?\s*([xyz])?", text.strip()):
            if number or axis:
                value = float(Fraction(number or 1)) * (-1 if sign == "-" else 1)
                if axis:
                    matrix[row, "xyz".index(axis)] += value
                else:
                    shift[row] += value
    return matrix, shift


def lattice(number):
    """A cell with the metric of the crystal system and no more."""
    a, b, c, angles = 31.0, 34.7, 38.9, [90.0, 90.0, 90.0]
    if number <= 2:
        angles = [81.0, 97.0, 107.0]
    elif number <= 15:
        angles = [90.0, 103.0, 90.0]
    elif 75 <= number <= 142:
        b = a
    elif 143 <= number <= 194:
        b, angles = a, [90.0, 90.0, 120.0]
    elif number >= 195:
        b = c = a
    ca, cb, cg = (round(np.cos(np.radians(x)), 14) for x in angles)
    sg = np.sqrt(1 - cg * cg)
    y = (ca - cb * cg) / sg
    return np.array([[a, 0, 0], [b * cg, b * sg, 0], [c * cb, c * y, c * np.sqrt(1 - cb * cb - y * y)]])


def fraction(value):
    result = Fraction(int(round(value * 24)), 24)
    assert abs(float(result) - value) < 1e-4, value
    return result


def canonical(matrix, shift):
    """The affine subspace as a triplet with its free letters on the rows where they come first."""
    columns = [c for c in matrix.T if np.abs(c).max() > 1e-6]
    rows, basis = [], []
    for row in range(3):
        pivot = next((c for c in columns if abs(c[row]) > 1e-6), None)
        if pivot is None:
            continue
        columns = [c for c in columns if c is not pivot]
        pivot = pivot / pivot[row]
        columns = [c - c[row] * pivot for c in columns]
        columns = [c for c in columns if np.abs(c).max() > 1e-6]
        basis = [b - b[row] * pivot for b in basis] + [pivot]
        rows.append(row)
    for row, vector in zip(rows, basis):
        shift = shift - shift[row] * vector
    scale = [next(s for s in (1, 2, 3, 4, 6) if np.abs(v * s - np.rint(v * s)).max() < 1e-5) for v in basis]
    parts = []
    for row in range(3):
        text = ""
        for axis, vector, s in zip(rows, basis, scale):
            factor = int(round(vector[row] * s))
            if factor:
                text += ("-" if factor < 0 else "+" if text else "") + ("" if abs(factor) == 1 else str(abs(factor)))
                text += "xyz"[axis]
        constant = fraction(shift[row]) % 1
        if constant or not text:
            text += ("+" if text else "") + str(constant)
        parts.append(text)
    return ",".join(parts)


def orbit(point, operations):
    points = []
    for matrix, shift in operations:
        image = (matrix @ point + shift) % 1
        if not any(np.abs((image - p + 0.5) % 1 - 0.5).max() < 1e-4 for p in points):
            points.append(image)
    return points


def main():
    path = os.path.join(os.path.dirname(pyxtal.__file__), "database", "wyckoff_list.csv")
    csv.field_size_limit(sys.maxsize)
    listed = {int(r[0]): ast.literal_eval(r[1]) for r in list(csv.reader(open(path)))[2:]}
    settings = {}
    for hall in range(1, 531):
        settings.setdefault(spglib.get_spacegroup_type(hall).number, []).append(hall)
    print("# The Wyckoff positions of the 530 settings: facts of International Tables for Crystallography A (2016).")
    print("# Coordinates after pyxtal 1.1.5; letters and site symmetries after spglib 2.8.0; made by tools/wyckoff-table.py.")
    print("# Hall number, letter, multiplicity, site symmetry, a representative (any point of the orbit's first part)")
    for number in range(1, 231):
        positions = listed[number]
        operations = [linear(t) for t in positions[0]]
        points, kinds, first = [], [], []
        for kind, position in enumerate(positions):
            matrix, shift = linear(position[0])
            for extra in range(2 if kind == 0 else 1):
                images = orbit(matrix @ rng.random(3) + shift, operations)
                assert len(images) == len(position), (number, kind, len(images), len(position))
                if extra == 0:
                    first.append(len(points))
                points += images
                kinds += [10 * kind + extra + 1] * len(images)
        for hall in settings[number]:
            d = spglib.get_symmetry_dataset((lattice(number), points, kinds), symprec=1e-4, hall_number=hall)
            assert d.number == number and d.hall_number == hall, (number, hall, d and d.number)
            lines = []
            for kind, position in enumerate(positions):
                matrix, shift = linear(position[0])
                atom = first[kind]
                volume = round(len(d.std_positions) / len(points) * len(position) * 1)
                place = canonical(d.transformation_matrix @ matrix, d.transformation_matrix @ shift + d.origin_shift)
                lines.append((LETTERS.index(d.wyckoffs[atom]), d.site_symmetry_symbols[atom],
                              len(position) * abs(1 / np.linalg.det(d.transformation_matrix)), place))
            lines.sort()
            assert [x[0] for x in lines] == list(range(len(lines))), (number, hall, lines)
            identity = np.abs(d.transformation_matrix - np.eye(3)).max() < 1e-4 and np.abs((d.origin_shift+.5) % 1 - .5).max() < 1e-4
            if identity:
                for (letter, *_), position in zip(lines, reversed(positions)):
                    pass
                assert [LETTERS.index(d.wyckoffs[first[k]]) for k in range(len(positions))] == list(
                    range(len(positions) - 1, -1, -1)), (number, hall)
            for letter, symbol, multiplicity, place in lines:
                print(hall, LETTERS[letter], round(multiplicity), symbol, place, sep="\t")


main()
