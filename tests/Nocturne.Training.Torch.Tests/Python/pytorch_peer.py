"""Computes with PyTorch all that the tests compute with TorchSharp, and prints the numbers: importing PyTorch takes longest."""
import itertools
import json

import torch

OPTIMIZERS = {"Adam": torch.optim.Adam, "AdamW": torch.optim.AdamW, "Sgd": torch.optim.SGD, "RmsProp": torch.optim.RMSprop}
CELLS = {"tanh": torch.nn.RNN, "relu": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def ramp(*shape):
    """Numbers that both sides make alike, exactly: thirty-seconds between -1 and 1."""
    count = torch.tensor(shape).prod().item()
    return (((torch.arange(count) * 37) % 64 - 31) / 32.0).float().reshape(shape)


def recurrent(kind, layers, bias, batch_first, bidirectional):
    more = {"nonlinearity": kind} if kind in ("tanh", "relu") else {}
    net = CELLS[kind](3, 4, layers, bias=bias, batch_first=batch_first, bidirectional=bidirectional, **more)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(ramp(*parameter.shape))
    states = ramp(layers * (2 if bidirectional else 1), 2 if batch_first else 5, 4)
    output, state = net(ramp(2, 5, 3), (states, states) if kind == "lstm" else states)
    torch.nn.functional.mse_loss(output, torch.zeros_like(output)).backward()
    hidden = torch.cat([part.flatten() for part in state]) if kind == "lstm" else state
    return [output.flatten(), hidden.flatten()] + [parameter.grad.flatten() for parameter in net.parameters()]


def training(kind, weight_decay, momentum, clip_norm):
    """Ten steps of a small network that predicts every next token."""
    embedding, layers, head = torch.nn.Embedding(5, 3), torch.nn.GRU(3, 4, batch_first=True), torch.nn.Linear(4, 5)
    parameters = [parameter for part in (embedding, layers, head) for parameter in part.parameters()]
    with torch.no_grad():
        for parameter in parameters:
            parameter.copy_(ramp(*parameter.shape))
    more = {"momentum": momentum} if kind in ("Sgd", "RmsProp") else {}
    optimizer = OPTIMIZERS[kind](parameters, lr=0.01, weight_decay=weight_decay, **more)
    tokens = (torch.arange(8) * 3 % 5).reshape(2, 4)
    for _ in range(10):
        optimizer.zero_grad()
        scores = head(layers(embedding(tokens[:, :-1]))[0])
        torch.nn.functional.cross_entropy(scores.flatten(0, 1), tokens[:, 1:].flatten()).backward()
        if clip_norm > 0:
            torch.nn.utils.clip_grad_norm_(parameters, clip_norm)
        optimizer.step()
    return [parameter.flatten() for parameter in parameters]


def drawn():
    torch.manual_seed(11)
    parts = [torch.nn.LSTM(2, 3, 2), torch.nn.GRU(2, 3), torch.nn.RNN(2, 3), torch.nn.Linear(3, 2), torch.nn.Embedding(4, 3, padding_idx=1)]
    return [parameter.flatten() for part in parts for parameter in part.parameters()]


def loss():
    scores = ramp(3, 4).requires_grad_()
    target = torch.tensor([1, 3, 0])
    weight = torch.tensor([1.0, 2.0, 0.5, 1.5])
    cross_entropy = torch.nn.functional.cross_entropy
    losses = [
        cross_entropy(scores, target),
        cross_entropy(scores, target, reduction="sum", label_smoothing=0.1),
        cross_entropy(scores, target, weight=weight, ignore_index=3, reduction="none"),
    ]
    losses[0].backward()
    return [value.flatten() for value in losses] + [scores.grad.flatten()]


YES_OR_NO = (False, True)
TRAININGS = [
    ("Adam", 0, 0, 0), ("Adam", 0.1, 0, 0.5), ("AdamW", 0.1, 0, 0), ("Sgd", 0, 0, 0), ("Sgd", 0.1, 0.9, 0.5),
    ("RmsProp", 0, 0, 0), ("RmsProp", 0.1, 0.9, 0)]
CASES = [
    *((recurrent, case) for case in itertools.product(CELLS, (1, 2, 3), YES_OR_NO, YES_OR_NO, YES_OR_NO)),
    *((training, case) for case in TRAININGS),
    (drawn, ()),
    (loss, ()),
]
print(json.dumps({
    " ".join([compute.__name__, *(str(argument).lower() for argument in case)]): [numbers.tolist() for numbers in compute(*case)]
    for compute, case in CASES}))
