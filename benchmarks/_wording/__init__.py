"""The parts of fitting a network to labelled articles (`benchmarks.fit_wording`)."""
