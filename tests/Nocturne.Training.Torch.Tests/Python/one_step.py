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


def loss(rnn, weights, tokens):
    """Loss of the last prediction; the parts that are not recurrent are written out."""
    table = weights.get("embedding.0.weight", weights.get("values.0"))
    state = rnn(table[tokens[:, :-1]])[0][:, -1]
    scores = state @ weights["head.0.weight"].T + weights["head.0.bias"]
    if scores.shape[1] == 1:
        return torch.nn.functional.mse_loss(scores, weights["values.0"][tokens[:, -1]])
    return torch.nn.functional.cross_entropy(scores, tokens[:, -1])


cell, folder = sys.argv[1:]
tokens = read(f"{folder}/batch.safetensors")["tokens"].long()
weights = read(f"{folder}/ours.safetensors")
layers = sum(name.startswith("rnn.weight_hh") for name in weights)
rnn = CELLS[cell](weights["rnn.weight_ih_l0"].shape[1], weights["rnn.weight_hh_l0"].shape[1], layers, batch_first=True)
# Strict: exactly these names and shapes.
rnn.load_state_dict({name[4:]: tensor for name, tensor in weights.items() if name.startswith("rnn.")})
weights.update({f"rnn.{name}": parameter for name, parameter in rnn.named_parameters()})
trained = [tensor.requires_grad_() for name, tensor in weights.items() if not name.startswith("values.")]
before = loss(rnn, weights, tokens)
print(before.item())
before.backward()
torch.optim.SGD(trained, lr=0.1).step()
write(f"{folder}/theirs.safetensors", weights)
print(loss(rnn, weights, tokens).item())
