"""Writes pytorch.json: small networks trained by PyTorch, the independent reference of the SIMD learner.

Run with PyTorch 1.13 or later:  python3 pytorch.py > pytorch.json
"""
import json

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
ROWS, STEPS, TRAINED = 5, 5, 8                          # a batch, and training steps with state carried from one to the next
OPTIMIZERS = {
    "adam": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.1, momentum=0.9),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, weight_decay=0.1, momentum=0.5),
    "plain": lambda p: torch.optim.Adam(p, lr=0.01),
}


class Network(torch.nn.Module):
    """inputs: (kind, vocabulary, size) a field. heads: (kind, field, hidden), each given the fields of those before."""

    def __init__(self, cell, hidden, layers, inputs, heads):
        super().__init__()
        self.inputs, self.heads = inputs, heads
        for field, (kind, vocabulary, size) in enumerate(inputs):
            if kind == "embedding":
                self.register_parameter(f"embedding_{field}_weight", torch.nn.Parameter(torch.randn(vocabulary, size)))
            self.register_buffer(f"values_{field}", torch.rand(vocabulary, 1))
        self.rnn = CELLS[cell](sum(size for _, _, size in inputs), hidden, layers, batch_first=True)
        context = 0
        for index, (kind, field, units) in enumerate(heads):
            if units:
                setattr(self, f"head_{index}_hidden", torch.nn.Linear(hidden + context, units))
            outputs = inputs[field][1] if kind == "categorical" else 1
            setattr(self, f"head_{index}", torch.nn.Linear(units or hidden + context, outputs))
            context += inputs[field][2]

    def numbers(self, field, tokens):
        kind = self.inputs[field][0]
        return getattr(self, f"embedding_{field}_weight" if kind == "embedding" else f"values_{field}")[tokens]

    def forward(self, tokens, state=None):              # [B, T + 1, F]
        given = torch.cat([self.numbers(field, tokens[:, :-1, field]) for field in range(len(self.inputs))], -1)
        states, last = self.rnn(given, state)           # [B, T, H]
        scores, known = [], [states]
        for index, (_, field, units) in enumerate(self.heads):
            x = torch.cat(known, -1)
            if units:
                x = torch.tanh(getattr(self, f"head_{index}_hidden")(x))
            scores.append(getattr(self, f"head_{index}")(x))
            known.append(self.numbers(field, tokens[:, 1:, field]))
        return scores, last

    def losses(self, tokens, first, state=None):
        scores, last = self(tokens, state)
        losses = []
        for (kind, field, _), score in zip(self.heads, scores):
            target, score = tokens[:, 1 + first:, field], score[:, first:]
            losses.append(
                torch.nn.functional.cross_entropy(score.flatten(0, 1), target.flatten()) if kind == "categorical"
                else torch.nn.functional.mse_loss(score.squeeze(-1), getattr(self, f"values_{field}")[target].squeeze(-1)))
        return losses, last


def flat(tensor):
    return tensor.detach().flatten().tolist()


def named(items):
    names = {}
    for name, value in items:
        parts = name.replace("_hidden.", ".hidden.").replace("embedding_", "embedding.").replace("values_", "values.").replace("head_", "head.")
        names[parts.replace("_weight", ".weight") if parts.startswith("embedding") else parts] = flat(value)
    return names


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def case(cell, hidden, layers, inputs, heads, first=0, clip=0, optimizer="plain"):
    torch.manual_seed(7)
    network = Network(cell, hidden, layers, inputs, heads)
    batches = [torch.stack([torch.randint(v, (ROWS, STEPS + 1)) for _, v, _ in inputs], -1) for _ in range(TRAINED)]
    weights = named(network.state_dict().items())
    scores, last = network(batches[0])
    sum(network.losses(batches[0], first)[0]).backward()
    gradients = named((name, value.grad) for name, value in network.named_parameters())

    steps, losses, state = OPTIMIZERS[optimizer](network.parameters()), [], None
    for tokens in batches:
        steps.zero_grad()
        heads_losses, state = network.losses(tokens, first, state)
        sum(heads_losses).backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(network.parameters(), clip)
        steps.step()
        state = detached(state)
        losses.append([loss.item() for loss in heads_losses])
    hidden_state, cell_state = state if cell == "lstm" else (state, torch.zeros(0))
    return {
        "cell": cell, "hidden": hidden, "layers": layers, "optimizer": optimizer, "clip": clip, "rows": ROWS, "steps": STEPS, "firstScored": first,
        "inputs": [{"kind": kind, "vocabulary": v, "size": size} for kind, v, size in inputs],
        "heads": [{"kind": kind, "field": field, "hidden": units} for kind, field, units in heads],
        "batches": [flat(tokens) for tokens in batches], "weights": weights, "scores": flat(torch.cat(scores, -1)),
        "lastHidden": flat(last[0] if cell == "lstm" else last), "lastCell": flat(last[1]) if cell == "lstm" else [],
        "gradients": gradients, "losses": losses, "trained": named(network.state_dict().items()),
        "carriedHidden": flat(hidden_state), "carriedCell": flat(cell_state),
    }


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.9g}")                    # enough for every float32
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return {key: rounded(item) for key, item in value.items()} if isinstance(value, dict) else value


SCALAR, EMBEDDING = [("scalar", 9, 1)], [("embedding", 6, 3)]
REGRESSION, CATEGORICAL, TANH = [("regression", 0, 0)], [("categorical", 0, 0)], [("categorical", 0, 5)]
FIELDS = [("embedding", 5, 2), ("scalar", 7, 1), ("embedding", 4, 3), ("embedding", 3, 2)]
CHAIN = [("categorical", 2, 4), ("regression", 1, 3), ("categorical", 0, 0), ("categorical", 3, 5)]

cases = []
for cell in CELLS:
    cases += [case(cell, 3, layers, SCALAR, REGRESSION, first=STEPS - 1) for layers in (1, 2, 4)]
    cases += [case(cell, 4, 1, SCALAR, REGRESSION, first=STEPS - 1, clip=0.05)]
    cases += [case(cell, 3, 2, SCALAR, CATEGORICAL), case(cell, 3, 1, EMBEDDING, CATEGORICAL), case(cell, 3, 2, EMBEDDING, TANH)]
    cases += [case(cell, 4, 2, FIELDS, CHAIN), case(cell, 4, 1, FIELDS, CHAIN[:2], first=2, clip=0.5)]
cases += [case("gru", 4, 2, FIELDS, CHAIN, optimizer=optimizer) for optimizer in OPTIMIZERS if optimizer != "plain"]
print("[\n" + ",\n".join(json.dumps(rounded(each)) for each in cases) + "\n]")
