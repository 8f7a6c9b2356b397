"""PyTorch's side of the comparison: reads lines 'cell hidden layers steps' and answers with milliseconds a step.

One thread, batch 64, window 30, forward + backward + Adam on random numbers.
"""
import sys
import time

import torch

BATCH, WINDOW = 64, 30
CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


class Trainee:
    def __init__(self, cell, hidden, layers):
        torch.manual_seed(0)
        self.rnn = CELLS[cell](1, hidden, layers)
        self.head = torch.nn.Linear(hidden, 1)
        self.optimiser = torch.optim.Adam([*self.rnn.parameters(), *self.head.parameters()])
        self.inputs, self.targets = torch.rand(WINDOW, BATCH, 1), torch.rand(BATCH, 1)

    def step(self):
        self.optimiser.zero_grad(set_to_none=True)
        states, _ = self.rnn(self.inputs)
        torch.nn.functional.mse_loss(self.head(states[-1]), self.targets).backward()
        self.optimiser.step()


def blas():
    """The library that multiplies, by the name of its file: with the reference one PyTorch is slow, and should not be the peer."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {line.rsplit("/", 1)[-1].strip() for line in maps if "/" in line}
    except OSError:
        return "BLAS unknown"
    found = sorted(name for name in files if any(part in name for part in ("openblas", "mkl", "blis", "libblas")))
    return " ".join(found) or "BLAS built in"


torch.set_num_threads(1)
trainees = {}
print(f"PyTorch {torch.__version__} ({blas()})", flush=True)
for line in sys.stdin:
    cell, hidden, layers, steps = line.split()
    key = (cell, int(hidden), int(layers))
    if key not in trainees:
        trainees[key] = Trainee(*key)
        for _ in range(3):
            trainees[key].step()
    begun = time.perf_counter()
    for _ in range(int(steps)):
        trainees[key].step()
    print((time.perf_counter() - begun) * 1000 / int(steps), flush=True)
