"""snapml's GraphFeaturePreprocessor and rustworkx, asked in an interpreter of their own.

Standard input: ``{"engine", "task", "file", "seconds", "tw", "bins"}``; the file holds the columns
of a ledger in the order of time. Standard output: what was found, or how many edges in how long.
"""

import json
import sys
import time
from itertools import pairwise
from typing import Any

import numpy as np

BATCH = 256


def main() -> None:
    order = json.load(sys.stdin)
    columns = np.load(order["file"])
    names = ("payer", "payee", "at_s")
    edges = np.column_stack([np.arange(columns["payer"].size), *(columns[one] for one in names)])
    json.dump(TASKS[order["task"]](edges.astype(np.float64), order), sys.stdout)


def snapml_cycles(edges: Any, order: dict[str, Any]) -> Any:
    """The edges that lie on a temporal cycle, and how many cycles of each length there are."""
    wanted = {"temp-cycle": True, "temp-cycle_tw": order["tw"], "temp-cycle_bins": order["bins"]}
    told = _snapml(wanted).transform(edges)[:, 4:]
    on = np.flatnonzero(told.sum(axis=1) > 0)
    lengths = {str(n): int(told[:, at].sum()) // n for at, n in enumerate(order["bins"])}
    return {"edges": on.tolist(), "lengths": lengths}


def snapml_rate(edges: Any, order: dict[str, Any]) -> Any:
    """Patterns of edges in batches, once the window is full; until the time is over."""
    tw = order["tw"]
    wanted: dict[str, Any] = {}
    for name in ("fan", "degree", "scatter-gather", "temp-cycle"):
        wanted |= {name: True, f"{name}_tw": tw}
    engine = _snapml(wanted | {"time_window": tw})
    first = int(np.searchsorted(edges[:, 3], edges[0, 3] + tw))
    engine.partial_fit(edges[:first])
    begins, spent, place = time.monotonic(), time.process_time(), first
    while place < len(edges) and time.monotonic() - begins < order["seconds"]:
        engine.transform(edges[place : place + BATCH])
        place += BATCH
    return {"edges": place - first, "cpu_seconds": time.process_time() - spent}


def rustworkx_rate(edges: Any, order: dict[str, Any]) -> Any:
    """The same patterns of edges, each in the graph of the window before it.

    It knows no times: cycles are simple paths back of at most three hops, of which those in the
    order of time are kept; scatter-gather is what two accounts have in common.
    """
    import rustworkx  # type: ignore[import-not-found]  # noqa: PLC0415 - the peer's own

    first = int(np.searchsorted(edges[:, 3], edges[0, 3] + order["tw"]))
    graph = rustworkx.PyDiGraph(multigraph=True)
    graph.add_nodes_from(range(int(edges[:, 1:3].max()) + 1))
    told = edges.astype(np.int64).tolist()
    placed = [graph.add_edge(payer, payee, at) for _, payer, payee, at in told[:first]]
    begins, spent, place, oldest = time.monotonic(), time.process_time(), first, 0
    while place < len(told) and time.monotonic() - begins < order["seconds"]:
        _, payer, payee, at = told[place]
        placed.append(graph.add_edge(payer, payee, at))
        while told[oldest][3] <= at - order["tw"]:
            graph.remove_edge_from_index(placed[oldest])
            oldest += 1
        ends = graph.in_degree(payee), graph.out_degree(payer)
        fans = len(set(graph.predecessor_indices(payee))), len(set(graph.successor_indices(payer)))
        for source in set(graph.predecessor_indices(payer)):
            set(graph.successor_indices(source)) & set(graph.predecessor_indices(payee))
        for path in rustworkx.all_simple_paths(graph, payee, payer, cutoff=3):
            _in_time(graph, path)
        assert min(*ends, *fans) > 0
        place += 1
    return {"edges": place - first, "cpu_seconds": time.process_time() - spent}


def _in_time(graph: Any, path: list[int]) -> bool:
    """Whether some edges along a path follow each other in time."""
    at = -1
    for one, other in pairwise(path):
        later = [when for when in graph.get_all_edge_data(one, other) if when > at]
        if not later:
            return False
        at = min(later)
    return True


def _snapml(wanted: dict[str, Any]) -> Any:
    from snapml import (  # type: ignore[import-not-found]  # noqa: PLC0415 - the peer's own
        GraphFeaturePreprocessor,
    )

    off = dict.fromkeys(("vertex_stats", "fan", "degree", "scatter-gather", "lc-cycle"), False)
    engine = GraphFeaturePreprocessor()
    engine.set_params({"num_threads": 2, "time_window": 10**9, **off, "temp-cycle": False} | wanted)
    return engine


TASKS = {
    "snapml_cycles": snapml_cycles,
    "snapml_rate": snapml_rate,
    "rustworkx_rate": rustworkx_rate,
}

if __name__ == "__main__":
    main()
