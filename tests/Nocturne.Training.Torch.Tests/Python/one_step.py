"""Reads weights (ours.safetensors) and a batch out of a folder, prints PyTorch's loss, takes a step of plain gradient descent,
writes the weights (theirs.safetensors) and prints the loss again. Arguments: cell, folder. The format is read and written by
hand, from its description."""
import json
import struct
import sys

import torch

CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, tensor in header.items():
        begin, end = tensor["data_offsets"]
        values = struct.unpack(f"<{(end - begin) // 4}f", content[8 + length + begin:8 + length + end])
        tensors[name] = torch.tensor(values).reshape(tensor["shape"])
    return tensors


def write(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        begin = len(data)
        data += struct.pack(f"<{tensor.numel()}f", *tensor.flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


class Network(torch.nn.Module):
    def __init__(self, cell, weights):
        super().__init__()
        hidden = weights["head.weight"].shape[1]
        layers = sum(name.startswith("rnn.weight_hh") for name in weights)
        if "embedding.weight" in weights:
            self.embedding = torch.nn.Embedding(*weights["embedding.weight"].shape)
        self.rnn = CELLS[cell](weights["rnn.weight_ih_l0"].shape[1], hidden, layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, weights["head.weight"].shape[0])
        self.load_state_dict(weights)       # strict: just these names and shapes

    def loss(self, inputs, targets):
        steps = self.embedding(inputs.long()) if hasattr(self, "embedding") else inputs.unsqueeze(2)
        scores = self.head(self.rnn(steps)[0][:, -1])
        if scores.shape[1] == 1:
            return torch.nn.functional.mse_loss(scores[:, 0], targets)
        return torch.nn.functional.cross_entropy(scores, targets.long())


cell, folder = sys.argv[1:]
batch = read(f"{folder}/batch.safetensors")
network = Network(cell, read(f"{folder}/ours.safetensors"))
loss = network.loss(batch["inputs"], batch["targets"])
print(loss.item())
loss.backward()
torch.optim.SGD(network.parameters(), lr=0.1).step()
write(f"{folder}/theirs.safetensors", network.state_dict())
print(network.loss(batch["inputs"], batch["targets"]).item())
