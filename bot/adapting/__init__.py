"""Makes `adapter/adapter.npz` from the examples: small changes (LoRA) to the weights of the sentence
model, and heads that answer the questions from the vectors it then makes. Some half an hour on two cores.

Run by hand, with `make adapt`, when many examples have changed; its file is kept with the code, so that
training the assistant stays quick. May import: TensorFlow, Rasa's reader of examples, `components`.
"""
