"""The action server: one action a file, named as the action, thin over `directory`.

Runs under rasa-sdk in the root environment, on loopback. May import: `directory`, rasa-sdk. Answers
with one custom payload: a `directory.answers.Reply`. Never words, never `web`.
"""
