"""Speed, measured as ratios inside one run; `make bench` runs all of it, `python -m benchmarks.NAME` one part."""
