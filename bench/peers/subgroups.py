"""pysubgroup on the gold clusters: FILE DEPTH IGNORED-COLUMNS; the search of SubgroupBenchmark peer."""

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
        try:
            data[name] = pd.to_numeric(data[name])
        except ValueError:
            pass
    return data


def main():
    data = table(sys.argv[1])
    ignored = sys.argv[3].split(",")
    target = ps.NumericTarget("hl_gap")
    start, before = time.perf_counter(), time.process_time()
    selectors = ps.create_selectors(data, nbins=5, ignore=ignored)
    task = ps.SubgroupDiscoveryTask(
        data,
        target,
        selectors,
        result_set_size=20,
        depth=int(sys.argv[2]),
        qf=ps.StandardQFNumeric(1.0),
    )
    best = ps.DFS(ps.BitSetRepresentation).execute(task).to_dataframe()
    print(
        f"pysubgroup {ps.__version__ if hasattr(ps, '__version__') else ''}: {len(data)} rows,"
        f" {len(selectors)} selectors, depth {sys.argv[2]}:"
        f" {time.perf_counter() - start:.2f} s, processor {time.process_time() - before:.2f} s"
    )
    print("  best quality", best.quality.iloc[0], best.subgroup.iloc[0])


main()
