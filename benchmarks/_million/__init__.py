"""What benchmarks/million.py is made of: its passages and its queries."""
