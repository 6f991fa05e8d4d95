"""What sets Care Finder up, runs it and tests it: everything behind `python3 care-finder`.

It runs before anything is installed, so it imports the standard library and itself only
(`keeper`, which runs inside the finished environment, is the one exception).
"""
