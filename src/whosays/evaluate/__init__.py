"""How good is it: one file a benchmark, and `corpora/` with one reader a corpus."""
