"""Runs the plan: each calculation in its own scratch folder, then keeps its inputs and outputs and records the run.

What the record already lists is not run again, so the driver can be stopped and started at any time. A series of
points, such as an equation of state, goes on where it was stopped: the points that are complete stay.
"""

import argparse
import csv
import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from calculation import Calculation
from codes import CODES
from plan import read_plan

SAMPLES = Path(__file__).resolve().parent.parent
RECORD = "calculations.tsv"  # one line per calculation; series have their own, in the folder of the set
SCRATCH = Path("/tmp/lodestone-samples")  # neutral, because codes write the folder into their outputs
COLUMNS = (
    "set", "material", "code", "version", "functional", "potentials", "steps", "converged",
    "command", "wall_seconds", "machine", "output", "sha256",
)  # fmt: skip


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make", description="Makes the sample calculations of Lodestone.")
    arguments.add_argument("names", nargs="*", metavar="SET[/MATERIAL[/CODE-FUNCTIONAL]]")
    arguments.add_argument("-l", "--list", action="store_true", help="list what would run")
    arguments.add_argument("-j", "--jobs", type=int, default=1, help="how many at a time")
    options = arguments.parse_args()

    done = {row_name(row) for row in read_record()}
    todo = [c for c in read_plan() if c.name not in done and selected(c.name, options.names)]
    if options.list:
        print(*(calculation.name for calculation in todo), sep="\n")
        return 0
    with ThreadPoolExecutor(options.jobs) as pool:
        return 0 if all(list(pool.map(attempt, todo))) else 1


def attempt(calculation: Calculation) -> bool:
    """Runs one calculation and says how it went."""
    try:
        print(f"{calculation.name} {make(calculation)} s", flush=True)
        return True
    except subprocess.CalledProcessError as error:
        place = SCRATCH / calculation.name
        print(f"{calculation.name} failed: {error.cmd} (see {place})", file=sys.stderr, flush=True)
        return False


def selected(name: str, wanted: list[str]) -> bool:
    return not wanted or any(name == prefix or name.startswith(prefix.rstrip("/") + "/") for prefix in wanted)


def make(calculation: Calculation) -> float:
    """Runs one calculation and returns its wall time in seconds."""
    code = CODES[calculation.code]
    scratch = SCRATCH / calculation.name
    if not calculation.is_series:
        shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True, exist_ok=True)
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
    common = {
        "set": calculation.set,
        "material": calculation.material.name,
        "code": calculation.code,
        "version": version(code.PACKAGE),
        "functional": calculation.functional,
        "potentials": calculation.potentials,
        "steps": " ".join(calculation.steps),
        "command": " && ".join(commands),
        "machine": processor(),
    }
    rows = []
    for output in matching(scratch, (code.SERIES if calculation.is_series else code.MAIN,)):
        text = output.read_text(encoding="utf-8", errors="replace")
        rows.append(
            common
            | {
                "converged": "yes" if re.search(code.CONVERGED, text) else "no",
                "wall_seconds": code.seconds(text) if calculation.is_series else seconds,
                "output": f"{calculation.name}/{output.name}.gz",
                "sha256": hashlib.sha256(output.read_bytes()).hexdigest(),
            }
        )
    record(calculation, rows)
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
    return [row for file in [SAMPLES / RECORD, *sorted(SAMPLES.glob(f"*/{RECORD}"))] for row in read_rows(file)]


def read_rows(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    with open(file, newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


@contextmanager
def recording() -> Iterator[None]:
    """One at a time, for several drivers may run."""
    folder = os.open(SAMPLES, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def record(calculation: Calculation, rows: list[dict]) -> None:
    """Adds rows, sorted; the table is replaced in one step so that a killed run leaves it whole."""
    file = SAMPLES / calculation.set / RECORD if calculation.is_series else SAMPLES / RECORD
    with recording():
        others = [row for row in read_rows(file) if row_name(row) != calculation.name]
        temporary = file.with_suffix(".tmp")
        with open(temporary, "w", newline="", encoding="utf-8") as table:
            writer = csv.DictWriter(table, COLUMNS, delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(others + rows, key=lambda row: (row_name(row), row["output"])))
        temporary.replace(file)


if __name__ == "__main__":
    sys.exit(main())
