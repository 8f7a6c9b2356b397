"""PyTorch's side of the comparison: reads lines 'cell hidden layers steps', answers with milliseconds a step.

Batch 64, window 30, forward + backward + Adam in full float32 on random numbers. On a GPU a batch is uploaded at every step from
pinned memory, and the device is waited for once, after the last step; on a processor there is one thread. Argument: cuda or cpu.
"""
import sys
import time

import torch

BATCH, WINDOW = 64, 30
CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
DEVICE = torch.device(sys.argv[1])
IS_CUDA = DEVICE.type == "cuda"


class Trainee:
    def __init__(self, cell, hidden, layers):
        torch.manual_seed(0)
        self.rnn = CELLS[cell](1, hidden, layers).to(DEVICE)
        self.head = torch.nn.Linear(hidden, 1).to(DEVICE)
        self.optimiser = torch.optim.Adam([*self.rnn.parameters(), *self.head.parameters()])
        self.inputs, self.targets = torch.rand(WINDOW, BATCH, 1), torch.rand(BATCH, 1)
        if IS_CUDA:
            self.inputs, self.targets = self.inputs.pin_memory(), self.targets.pin_memory()

    def step(self):
        inputs, targets = self.inputs.to(DEVICE, non_blocking=True), self.targets.to(DEVICE, non_blocking=True)
        self.optimiser.zero_grad(set_to_none=True)
        states, _ = self.rnn(inputs)
        torch.nn.functional.mse_loss(self.head(states[-1]), targets).backward()
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


def wait():
    if IS_CUDA:
        torch.cuda.synchronize()


torch.set_num_threads(1)
torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False
trainees = {}
print(f"PyTorch {torch.__version__} ({torch.cuda.get_device_name() if IS_CUDA else blas()})", flush=True)
for line in sys.stdin:
    cell, hidden, layers, steps = line.split()
    key = (cell, int(hidden), int(layers))
    if key not in trainees:
        trainees = {key: Trainee(*key)}
        for _ in range(3):
            trainees[key].step()
    wait()
    begun = time.perf_counter()
    for _ in range(int(steps)):
        trainees[key].step()
    wait()
    print((time.perf_counter() - begun) * 1000 / int(steps), flush=True)
