"""Runs every benchmark of this folder, one after the other."""

from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main() -> None:
    """Print the figures of each benchmark under its name."""
    for module in iter_modules(benchmarks.__path__):
        if not module.name.startswith("_"):
            print(f"\n== {module.name}", flush=True)
            import_module(f"benchmarks.{module.name}").main()


if __name__ == "__main__":
    main()
