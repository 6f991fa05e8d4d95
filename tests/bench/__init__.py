"""Benchmarks: run by hand against a running site, never timed tests."""
