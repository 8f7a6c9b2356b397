"""Judges .onnx files by the onnx package: the checker with shape inference, then prints what a file says of itself."""
import pathlib
import sys

import onnx


def describe(value):
    kind = onnx.TensorProto.DataType.Name(value.type.tensor_type.elem_type)
    return value.name, kind, [dim.dim_param or dim.dim_value for dim in value.type.tensor_type.shape.dim]


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.onnx")):
    model = onnx.load(str(path))
    onnx.checker.check_model(model, full_check=True)
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True)
    values = [describe(value) for value in list(inferred.graph.input) + list(inferred.graph.output)]
    print(path.name, model.ir_version, [(entry.domain, entry.version) for entry in model.opset_import], values)
