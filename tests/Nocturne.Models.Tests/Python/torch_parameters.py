"""Prints name and shape of every parameter of a stack of recurrent layers of each cell in PyTorch's order.
Arguments: layers, hidden, inputs."""
import sys

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}

layers, hidden, inputs = map(int, sys.argv[1:])
for cell in CELLS:
    for name, values in CELLS[cell](inputs, hidden, layers).state_dict().items():
        print(cell, f"rnn.{name}", list(values.shape))
