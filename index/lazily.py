"""Packages whose face is large, and loads what is asked for when it is: a first frame needs next to nothing of it."""

from collections.abc import Callable, Sequence
from importlib import import_module


def lazily(package: str, names: Sequence[str], homes: Sequence[str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package that offers `names`, each from the first of its `homes` that has it."""

    def find(name: str) -> object:
        if name in names:
            for home in homes:
                module = import_module(f"{package}.{home}")
                if name in vars(module) or name in getattr(module, "__all__", ()):  # it may be as lazy itself
                    return vars(import_module(package)).setdefault(name, getattr(module, name))
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return find
