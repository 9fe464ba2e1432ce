"""Runs the plan: each calculation in its own scratch folder, then keeps its inputs and outputs and records the run.

What calculations.tsv already lists is not run again, so the driver can be stopped and started at any time.
"""

import argparse
import csv
import gzip
import hashlib
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from calculation import Calculation, read_plan
from codes import CODES

SAMPLES = Path(__file__).resolve().parent.parent
RECORD = SAMPLES / "calculations.tsv"
SCRATCH = Path("/tmp/lodestone-samples")  # neutral, because codes write the folder into their outputs
COLUMNS = (
    "set", "material", "code", "version", "functional", "potentials", "steps", "converged",
    "command", "wall_seconds", "machine", "output", "sha256",
)  # fmt: skip


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make", description="Makes the sample calculations of Lodestone.")
    arguments.add_argument("names", nargs="*", metavar="SET[/MATERIAL[/CODE-FUNCTIONAL]]")
    arguments.add_argument("-l", "--list", action="store_true", help="list what would run")
    options = arguments.parse_args()

    done = {row_name(row) for row in read_record()}
    todo = [c for c in read_plan() if c.name not in done and selected(c.name, options.names)]
    failures = 0
    for number, calculation in enumerate(todo, start=1):
        print(f"[{number}/{len(todo)}] {calculation.name}", flush=True)
        if not options.list:
            try:
                print(f"    {make(calculation)} s", flush=True)
            except subprocess.CalledProcessError as error:
                failures += 1
                print(f"    failed: {error.cmd} (see {SCRATCH / calculation.name})", file=sys.stderr, flush=True)
    return 1 if failures else 0


def selected(name: str, wanted: list[str]) -> bool:
    return not wanted or any(name == prefix or name.startswith(prefix.rstrip("/") + "/") for prefix in wanted)


def make(calculation: Calculation) -> float:
    """Runs one calculation and returns its wall time in seconds."""
    code = CODES[calculation.code]
    scratch = SCRATCH / calculation.name
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    commands = code.write(calculation, scratch)
    start = time.monotonic()
    for command in commands:
        subprocess.run(command, shell=True, cwd=scratch, check=True, stdin=subprocess.DEVNULL)
    seconds = round(time.monotonic() - start, 1)

    folder = SAMPLES / calculation.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in matching(scratch, code.INPUTS):
        shutil.copyfile(file, folder / file.name)
    for file in matching(scratch, code.OUTPUTS):
        (folder / f"{file.name}.gz").write_bytes(compress(file.read_bytes()))
    main_output = (scratch / code.MAIN).read_bytes()
    record(
        {
            "set": calculation.set,
            "material": calculation.material.name,
            "code": calculation.code,
            "version": version(code.PACKAGE),
            "functional": calculation.functional,
            "potentials": calculation.potentials,
            "steps": " ".join(calculation.steps),
            "converged": "yes" if re.search(code.CONVERGED, main_output.decode(errors="replace")) else "no",
            "command": " && ".join(commands),
            "wall_seconds": seconds,
            "machine": processor(),
            "output": f"{calculation.name}/{code.MAIN}.gz",
            "sha256": hashlib.sha256(main_output).hexdigest(),
        }
    )
    return seconds


def matching(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    return [file for pattern in patterns for file in sorted(folder.glob(pattern))]


def compress(content: bytes) -> bytes:
    """What `gzip -n -9` writes: the same bytes for the same content, whatever its name and time."""
    return subprocess.run(["gzip", "-n", "-9"], input=content, stdout=subprocess.PIPE, check=True).stdout


def version(package: str) -> str:
    query = ["dpkg-query", "-W", "-f", "${Version}", package]
    return subprocess.run(query, stdout=subprocess.PIPE, check=True, text=True).stdout


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def row_name(row: dict[str, str]) -> str:
    return f"{row['set']}/{row['material']}/{row['code']}-{row['functional']}"


def read_record() -> list[dict[str, str]]:
    if not RECORD.exists():
        return []
    with open(RECORD, newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def record(row: dict) -> None:
    """Adds a row, sorted by name; the table is replaced in one step so that a killed run leaves it whole."""
    rows = sorted([old for old in read_record() if row_name(old) != row_name(row)] + [row], key=row_name)
    temporary = RECORD.with_suffix(".tmp")
    with open(temporary, "w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    temporary.replace(RECORD)


if __name__ == "__main__":
    sys.exit(main())
