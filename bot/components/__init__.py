"""What runs inside the Rasa process: features, classifiers, the channel, the tracker cache.

Python 3.10 and Rasa's own libraries only; never `directory`, never `web`. No
`from __future__ import annotations` here: Rasa reads real annotations.
"""
