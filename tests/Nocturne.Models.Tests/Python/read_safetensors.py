"""Prints what a safetensors file holds, one line a field; reads the format by hand, from its description."""
import json
import struct
import sys

CODES = {"F32": "f", "I32": "i", "I64": "q"}

with open(sys.argv[1], "rb") as file:
    content = file.read()
(length,) = struct.unpack("<Q", content[:8])
header = json.loads(content[8:8 + length])
data = content[8 + length:]
for key, text in sorted(header.pop("__metadata__", {}).items()):
    print(f"{key} = {text}")
for name, tensor in sorted(header.items()):
    begin, end = tensor["data_offsets"]
    count = (end - begin) // struct.calcsize(CODES[tensor["dtype"]])
    values = struct.unpack(f"<{count}{CODES[tensor['dtype']]}", data[begin:end])
    print(f"{name} {tensor['dtype']} {tensor['shape']} {list(values)}")
