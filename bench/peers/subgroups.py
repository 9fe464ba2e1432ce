"""pysubgroup on the search of `SubgroupBenchmark peer`.

Arguments: a table in ARFF, depth, rules kept, and a file with a proposition a line: attribute, lower bound
(reached) and upper bound (not reached), or =
and a value, separated by tabs. Tells the time, and each rule kept as a line
`rule`, quality, text.
"""

import gzip
import sys
import time

import pandas as pd
import pysubgroup as ps


def table(path):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    names, rows, inside = [], [], False
    with opened as lines:
        for line in lines:
            if line.startswith("@attribute"):
                names.append(line.split()[1])
            elif line.startswith("@data"):
                inside = True
            elif inside and line.strip() and not line.startswith("%"):
                rows.append(line.strip().split(","))
    data = pd.DataFrame(rows, columns=names)
    for name in names:
        numbers = pd.to_numeric(data[name], errors="coerce")
        if (numbers.notna() | (data[name] == "?")).all():
            data[name] = numbers
    return data


def main():
    data = table(sys.argv[1])
    depth, kept = int(sys.argv[2]), int(sys.argv[3])
    with open(sys.argv[4]) as lines:
        parts = [line.rstrip("\n").split("\t") for line in lines]
    start, before = time.perf_counter(), time.process_time()
    selectors = [
        ps.EqualitySelector(name, second)
        if first == "="
        else ps.IntervalSelector(name, float(first), float(second))
        for name, first, second in parts
    ]
    task = ps.SubgroupDiscoveryTask(
        data,
        ps.NumericTarget("hl_gap"),
        selectors,
        result_set_size=kept,
        depth=depth,
        qf=ps.StandardQFNumeric(1.0),
    )
    best = ps.DFS(ps.BitSetRepresentation).execute(task).to_dataframe()
    print(
        f"pysubgroup: {len(data)} rows, {len(selectors)} propositions, depth {depth}:"
        f" {time.perf_counter() - start:.2f} s, processor {time.process_time() - before:.2f} s"
    )
    for quality, rule in zip(best.quality, best.subgroup):
        print(f"rule\t{quality!r}\t{rule}")


main()
