"""Checks exported files with the onnx package: that they are valid, and the shapes of what they return.

    python -m venv venv && venv/bin/pip install onnx
    venv/bin/python check.py fp32.onnx int8.onnx
"""

import sys

import onnx

for path in sys.argv[1:]:
    onnx.checker.check_model(path, full_check=True)
    model = onnx.shape_inference.infer_shapes(onnx.load(path), strict_mode=True, data_prop=True)
    for value in [*model.graph.input, *model.graph.output]:
        dims = [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
        print(path, value.name, dims)
