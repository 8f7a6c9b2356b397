"""Runs networks in PyTorch. For each NAME.case.safetensors in a folder, with NAME.weights.safetensors beside it, prints a
line: NAME, then a JSON list of the scores of each head, hn and cn (empty unless LSTM), each as a flat list."""
import json
import pathlib
import struct
import sys

import torch

TYPES = {"F32": torch.float32, "I64": torch.int64}
EMBEDDING, REGRESSION = 1, 0


def load(path):
    """A safetensors file, read from the format's description: tensors and metadata."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__", {})
    data = content[8 + length:]
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = TYPES[entry["dtype"]]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=kind).reshape(entry["shape"]) if end > begin \
            else torch.zeros(entry["shape"], dtype=kind)
    return tensors, metadata


class Head(torch.nn.Linear):
    def __init__(self, inputs, hidden, outputs):
        super().__init__(hidden or inputs, outputs)
        self.hidden = torch.nn.Linear(inputs, hidden) if hidden else None

    def forward(self, values):
        return super().forward(torch.tanh(self.hidden(values)) if self.hidden else values)


class Network(torch.nn.Module):
    def __init__(self, cell, hidden, layers, inputs, heads):
        super().__init__()
        self.inputs, self.heads = inputs, heads
        self.embedding = torch.nn.ModuleDict()
        self.values = torch.nn.Module()
        targets = [head["Field"] for head in heads if head["Kind"] == REGRESSION]
        for field, given in enumerate(inputs):
            if given["Kind"] == EMBEDDING:
                self.embedding[str(field)] = torch.nn.Embedding(given["Vocabulary"], given["Size"])
            if given["Kind"] != EMBEDDING or field in targets:
                self.values.register_buffer(str(field), torch.zeros(given["Vocabulary"], 1))
        cells = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
        self.rnn = cells[cell](sum(given["Size"] for given in inputs), hidden, layers, batch_first=True)
        self.head = torch.nn.ModuleDict()
        for index, head in enumerate(heads):
            size = hidden + sum(inputs[before["Field"]]["Size"] for before in heads[:index])
            outputs = 1 if head["Kind"] == REGRESSION else inputs[head["Field"]]["Vocabulary"]
            self.head[str(index)] = Head(size, head.get("Hidden", 0), outputs)

    def numbers(self, field, tokens):
        if self.inputs[field]["Kind"] == EMBEDDING:
            return self.embedding[str(field)](tokens)
        return getattr(self.values, str(field))[tokens]

    def forward(self, tokens, note, state):
        features = torch.cat([self.numbers(field, tokens[:, :, field]) for field in range(len(self.inputs))], dim=2)
        steps, after = self.rnn(features, state)
        scores = []
        for index, head in enumerate(self.heads):
            scores.append(self.head[str(index)](steps))
            if index + 1 < len(self.heads):
                steps = torch.cat([steps, self.numbers(head["Field"], note[:, :, index])], dim=2)
        return scores, after


torch.set_num_threads(1)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.case.safetensors")):
    name = path.name[:-len(".case.safetensors")]
    given, about = load(path)
    network = Network(about["cell"], int(about["hidden"]), int(about["layers"]), json.loads(about["inputs"]), json.loads(about["heads"]))
    network.load_state_dict(load(path.with_name(name + ".weights.safetensors"))[0])
    is_lstm = about["cell"] == "lstm"
    with torch.no_grad():
        scores, after = network(given["tokens"], given["note"], (given["h0"], given["c0"]) if is_lstm else given["h0"])
    hidden, cell = after if is_lstm else (after, torch.zeros(0))
    print(name, json.dumps([tensor.flatten().tolist() for tensor in (*scores, hidden, cell)]))
