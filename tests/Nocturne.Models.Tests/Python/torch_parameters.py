"""Prints name and shape of every parameter of two networks of each cell in PyTorch's order: one from a number to a number, one
from tokens to scores of tokens. Arguments: layers, hidden, vocabulary, size of the embedding."""
import sys

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


class ScalarNetwork(torch.nn.Module):
    def __init__(self, cell, layers, hidden):
        super().__init__()
        self.rnn = CELLS[cell](1, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, 1)


class TokenNetwork(torch.nn.Module):
    def __init__(self, cell, layers, hidden, vocabulary, size):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocabulary, size)
        self.rnn = CELLS[cell](size, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, vocabulary)


layers, hidden, vocabulary, size = map(int, sys.argv[1:])
for cell in CELLS:
    for name, values in ScalarNetwork(cell, layers, hidden).state_dict().items():
        print(cell, "scalar", name, list(values.shape))
    for name, values in TokenNetwork(cell, layers, hidden, vocabulary, size).state_dict().items():
        print(cell, "embedding", name, list(values.shape))
