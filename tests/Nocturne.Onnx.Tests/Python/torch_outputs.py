"""Runs networks in PyTorch. For each NAME.case.safetensors in a folder, with NAME.weights.safetensors beside it, prints a
line: NAME, then a JSON list of output, hn and cn (empty unless LSTM), each as a flat list."""
import json
import pathlib
import struct
import sys

import torch


def load(path):
    """A safetensors file of float32, read by hand from the format's description: tensors and metadata."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__", {})
    data = content[8 + length:]
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32).reshape(entry["shape"])
    return tensors, metadata


class Network(torch.nn.Module):
    def __init__(self, cell, hidden, layers, vocabulary, embedding, outputs):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocabulary, embedding) if embedding else None
        self.rnn = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[cell](embedding or 1, hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, outputs)

    def forward(self, values, state):
        features = self.embedding(values.long()) if self.embedding else values.unsqueeze(2)
        steps, after = self.rnn(features, state)
        return self.head(steps), after


torch.set_num_threads(1)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.case.safetensors")):
    name = path.name[:-len(".case.safetensors")]
    given, about = load(path)
    network = Network(about["cell"], *(int(about[size]) for size in ("hidden", "layers", "vocabulary", "embedding", "outputs")))
    network.load_state_dict(load(path.with_name(name + ".weights.safetensors"))[0])
    is_lstm = about["cell"] == "lstm"
    with torch.no_grad():
        output, after = network(given["input"], (given["h0"], given["c0"]) if is_lstm else given["h0"])
    hidden, cell = after if is_lstm else (after, torch.zeros(0))
    print(name, json.dumps([tensor.flatten().tolist() for tensor in (output, hidden, cell)]))
