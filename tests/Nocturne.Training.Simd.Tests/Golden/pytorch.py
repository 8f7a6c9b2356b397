"""Writes pytorch.json: small networks trained by PyTorch, for the SIMD learner to be held against.

Run with PyTorch 1.13 or later:  python3 pytorch.py > pytorch.json
"""
import json

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
BATCH, WINDOW, STEPS = 5, 7, 20


class Network(torch.nn.Module):
    def __init__(self, cell, hidden, layers):
        super().__init__()
        self.rnn = CELLS[cell](1, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, 1)

    def forward(self, inputs):                          # [B, T]
        states, last = self.rnn(inputs.unsqueeze(-1))   # [B, T, H]
        return self.head(states).squeeze(-1), last      # [B, T]


def flat(tensor):
    return tensor.detach().flatten().tolist()


def case(cell, hidden, layers, clip):
    torch.manual_seed(7)
    network = Network(cell, hidden, layers)
    inputs, targets = torch.rand(BATCH, WINDOW), torch.rand(BATCH)
    weights = {name: flat(value) for name, value in network.state_dict().items()}
    outputs, last = network(inputs)
    loss = torch.nn.functional.mse_loss(outputs[:, -1], targets)
    loss.backward()
    gradients = {name: flat(value.grad) for name, value in network.named_parameters()}

    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    losses = []
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = torch.nn.functional.mse_loss(network(inputs)[0][:, -1], targets)
        loss.backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(network.parameters(), clip)
        optimiser.step()
        losses.append(loss.item())
    return {
        "cell": cell, "hidden": hidden, "layers": layers, "clip": clip, "batch": BATCH, "window": WINDOW,
        "inputs": flat(inputs), "targets": flat(targets), "weights": weights,
        "outputs": flat(outputs), "lastHidden": flat(last[0] if cell == "lstm" else last),
        "lastCell": flat(last[1]) if cell == "lstm" else [],
        "gradients": gradients, "losses": losses,
        "trained": {name: flat(value) for name, value in network.state_dict().items()},
    }


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.9g}")                    # enough for every float32
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return {key: rounded(item) for key, item in value.items()} if isinstance(value, dict) else value


cases = [case(cell, 3, layers, 0) for cell in CELLS for layers in (1, 2, 4)] + [case(cell, 4, 1, 0.05) for cell in CELLS]
print("[\n" + ",\n".join(json.dumps(rounded(each)) for each in cases) + "\n]")
