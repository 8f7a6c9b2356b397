"""Computes with PyTorch all that the tests compute with TorchSharp, and prints the numbers: importing PyTorch takes longest."""
import itertools
import json

import torch

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


def adam(weight_decay, amsgrad, maximize):
    first, second = torch.nn.Parameter(ramp(2, 3)), torch.nn.Parameter(ramp(5))
    optimizer = torch.optim.Adam([first, second], lr=0.05, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize)
    for step in range(1, 31):
        # Steps and gradients that differ from parameter to parameter: the second one rests now and then.
        first.grad = ramp(2, 3) * (7 - step)
        second.grad = None if step % 3 == 0 else ramp(5) / step
        optimizer.step()
    return [first.flatten(), second.flatten(), optimizer.state[first]["exp_avg"].flatten(), optimizer.state[second]["exp_avg_sq"].flatten()]


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
CASES = [
    *((recurrent, case) for case in itertools.product(CELLS, (1, 2, 3), YES_OR_NO, YES_OR_NO, YES_OR_NO)),
    *((adam, case) for case in itertools.product((0, 0.1), YES_OR_NO, YES_OR_NO)),
    (drawn, ()),
    (loss, ()),
]
print(json.dumps({
    " ".join([compute.__name__, *(str(argument).lower() for argument in case)]): [numbers.tolist() for numbers in compute(*case)]
    for compute, case in CASES}))
