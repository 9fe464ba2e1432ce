"""Writes the table of README.md: what is in the samples, from the record and the files themselves."""

from itertools import groupby

from run import SAMPLES, read_record, row_name

BEGIN, END = "<!-- summary -->\n", "<!-- end of summary -->\n"


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
        materials = ", ".join(row["material"] for row in rows)
        bytes_ = sum(file.stat().st_size for row in rows for file in (SAMPLES / row_name(row)).iterdir())
        time = sum(float(row["wall_seconds"]) for row in rows)
        lines.append(
            f"| {set_name} | {code} {version} | {functional.upper()} | {len(rows)} | {materials} | "
            f"{bytes_ / 1000:.0f} | {time:.0f} |"
        )
        count, size, seconds = count + len(rows), size + bytes_, seconds + time
    lines.append(f"| all | | | {count} | | {size / 1000:.0f} | {seconds:.0f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
