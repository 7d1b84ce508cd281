"""Small measuring tools."""

import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report."""

    what: str
    figure: str


def cache() -> Path:
    """Return the folder for what takes long to make: corpora, libraries, the peers' indexes."""
    folder = platformdirs.user_cache_path("broadsheet") / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU time of this thread that `work` takes."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def children_seconds() -> float:
    """Return the CPU time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def percentile95(values: Sequence[float]) -> float:
    """Return what 95 in 100 of the values do not exceed."""
    return sorted(values)[round(0.95 * (len(values) - 1))]


def spread(values: Sequence[float]) -> str:
    """Return median, 95th percentile and largest of some milliseconds."""
    middle, p95 = statistics.median(values), percentile95(values)
    return f"p50 {middle:.1f} ms, p95 {p95:.1f} ms, worst {max(values):.1f} ms"
