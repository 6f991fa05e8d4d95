"""What sets Care Finder up, runs it and tests it: everything behind `python3 care-finder`.

It runs before anything is installed, so it imports the standard library and itself only. What runs
inside a finished environment says so in its own first lines (`keeper`, for instance).
"""
