"""Writes pytorch.json: small networks trained by PyTorch, for the SIMD learner to be held against.

Run with PyTorch 1.13 or later:  python3 pytorch.py > pytorch.json
"""
import json

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
BATCH, WINDOW, STEPS = 5, 7, 20
CLASSES, WIDTH = 6, 3                                   # of a categorical head and an embedding


class Network(torch.nn.Module):
    def __init__(self, cell, hidden, layers, embedded, categorical):
        super().__init__()
        if embedded:
            self.embedding = torch.nn.Embedding(CLASSES, WIDTH)
        self.rnn = CELLS[cell](WIDTH if embedded else 1, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, CLASSES if categorical else 1)
        self.embedded, self.categorical = embedded, categorical

    def forward(self, inputs):                          # [B, T]
        given = self.embedding(inputs.long()) if self.embedded else inputs.unsqueeze(-1)
        states, last = self.rnn(given)                  # [B, T, H]
        return self.head(states), last                  # [B, T, V]

    def loss(self, inputs, targets):
        outputs = self(inputs)[0][:, -1]                # [B, V]
        if self.categorical:
            return torch.nn.functional.cross_entropy(outputs, targets.long())
        return torch.nn.functional.mse_loss(outputs.squeeze(-1), targets)


def flat(tensor):
    return tensor.detach().flatten().tolist()


def case(cell, hidden, layers, clip=0, embedded=False, categorical=False):
    torch.manual_seed(7)
    network = Network(cell, hidden, layers, embedded, categorical)
    inputs = torch.randint(CLASSES, (BATCH, WINDOW)).float() if embedded else torch.rand(BATCH, WINDOW)
    targets = torch.randint(CLASSES, (BATCH,)).float() if categorical else torch.rand(BATCH)
    weights = {name: flat(value) for name, value in network.state_dict().items()}
    outputs, last = network(inputs)
    network.loss(inputs, targets).backward()
    gradients = {name: flat(value.grad) for name, value in network.named_parameters()}

    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    losses = []
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = network.loss(inputs, targets)
        loss.backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(network.parameters(), clip)
        optimiser.step()
        losses.append(loss.item())
    return {
        "cell": cell, "hidden": hidden, "layers": layers, "clip": clip, "batch": BATCH, "window": WINDOW,
        "input": "embedding" if embedded else "scalar", "head": "categorical" if categorical else "regression",
        "vocabulary": CLASSES if embedded or categorical else 0, "embeddingSize": WIDTH if embedded else 0,
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


cases = [case(cell, 3, layers) for cell in CELLS for layers in (1, 2, 4)]
cases += [case(cell, 4, 1, clip=0.05) for cell in CELLS]
cases += [case(cell, 3, layers, embedded=embedded, categorical=True) for cell in CELLS for layers in (1, 2) for embedded in (False, True)]
print("[\n" + ",\n".join(json.dumps(rounded(each)) for each in cases) + "\n]")
