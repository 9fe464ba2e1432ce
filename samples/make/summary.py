"""Writes the table of README.md: what is in the samples, from the record and the files themselves."""

import csv
from itertools import groupby

from run import SAMPLES, read_record, row_name

BEGIN, END = "<!-- summary -->\n", "<!-- end of summary -->\n"
NAMED = 15  # no more materials than this are named in a line


def main() -> None:
    readme = SAMPLES / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    readme.write_text(before + BEGIN + table() + END + after, encoding="utf-8")


def table() -> str:
    def group(row: dict[str, str]) -> tuple[str, str, str, str]:
        return row["set"], row["code"], row["version"], row["functional"]

    lines = [
        "| set | code and version | functional | calculations | materials | size (kB) | time (s) |",
        "|---|---|---|---:|---|---:|---:|",
    ]
    count = size = seconds = 0
    for key, rows in groupby(sorted(read_record(), key=group), group):
        rows = list(rows)
        set_name, code, version, functional = key
        names = list(dict.fromkeys(row["material"] for row in rows))
        materials = ", ".join(names) if len(names) <= NAMED else f"{len(names)} crystals"
        folders = {row_name(row) for row in rows}
        bytes_ = sum(file.stat().st_size for folder in folders for file in (SAMPLES / folder).iterdir())
        time = sum(float(row["wall_seconds"]) for row in rows)
        lines.append(
            f"| {set_name} | {code} {version} | {functional.upper()} | {len(rows)} | {materials} | "
            f"{bytes_ / 1000:.0f} | {time:.0f} |"
        )
        count, size, seconds = count + len(rows), size + bytes_, seconds + time
    atoms = SAMPLES / "atoms" / "atoms.csv"
    if atoms.exists():
        with open(atoms, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for functional in dict.fromkeys(row["functional"] for row in rows):
            times = [float(row["wall_time (s)"]) for row in rows if row["functional"] == functional]
            share = atoms.stat().st_size / len(rows) * len(times)
            program = rows[0]["program"] + ", radial"
            lines.append(
                f"| atoms | {program} | {functional} | {len(times)} | free atoms | "
                f"{share / 1000:.0f} | {sum(times):.0f} |"
            )
            count, size, seconds = count + len(times), size + share, seconds + sum(times)
    lines.append(f"| all | | | {count} | | {size / 1000:.0f} | {seconds:.0f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
