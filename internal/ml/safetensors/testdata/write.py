"""Writes python.safetensors with Hugging Face's library (safetensors 0.8.0), for TestPython."""
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

save_file({
    "matrix": np.arange(6, dtype=np.float32).reshape(2, 3) / 4,
    "half": np.array([1, -0.5, 65504, 6e-8], dtype=np.float16),
    "byte": np.array([[-128], [127]], dtype=np.int8),
    "number": np.array(1 << 40, dtype=np.int64),
    "empty": np.zeros((0, 3), dtype=np.float32),
}, Path(__file__).parent / "python.safetensors", {"made by": "write.py"})
