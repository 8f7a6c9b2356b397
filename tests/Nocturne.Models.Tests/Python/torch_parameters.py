"""Prints name and shape of every parameter of a network of each cell in PyTorch's order. Arguments: layers, hidden."""
import sys

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


class Network(torch.nn.Module):
    def __init__(self, cell, layers, hidden):
        super().__init__()
        self.rnn = CELLS[cell](1, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, 1)


for cell in CELLS:
    for name, values in Network(cell, int(sys.argv[1]), int(sys.argv[2])).state_dict().items():
        print(cell, name, list(values.shape))
