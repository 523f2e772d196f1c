"""Writes roberta.json: what Hugging Face's RoBERTa computes for a tiny network.

The weights are not in the file: here and in the test they come from the same formula. To run:

    python -m venv venv && venv/bin/pip install torch transformers
    venv/bin/python roberta.py > roberta.json
"""

import json

import torch
from transformers import RobertaConfig, RobertaModel
from transformers import __version__ as version

KINDS, TOKENS, VOCABULARY = 5, 96, 266


def numbers(name, shape):
    """The formula: a linear congruential generator seeded with the name's FNV-1a hash."""
    x = 2166136261
    for b in name.encode():
        x = (x ^ b) * 16777619 % 2**32
    out = []
    for _ in range(torch.Size(shape).numel()):
        x = (x * 1664525 + 1013904223) % 2**32
        out.append((x >> 8) / 2**24 - 0.5)
    v = torch.tensor(out, dtype=torch.float32).reshape(shape)
    return 1 + v / 2 if name.endswith("LayerNorm.weight") else v / 2


def dense(name, rows, x):
    return torch.nn.functional.linear(x, numbers(name + ".weight", (rows, x.shape[-1])), numbers(name + ".bias", (rows,)))


torch.manual_seed(0)
config = RobertaConfig(
    vocab_size=VOCABULARY, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=80,
    max_position_embeddings=TOKENS + 2, type_vocab_size=1, layer_norm_eps=1e-5, hidden_act="gelu")
model = RobertaModel(config, add_pooling_layer=False).eval()
model.load_state_dict({k: numbers("roberta." + k, v.shape) for k, v in model.state_dict().items() if v.is_floating_point()}, strict=False)

cases = []
with torch.no_grad():
    for n in (3, 12, 33, 71):
        ids = [0] + [5 + (i * i * 31 + n) % (VOCABULARY - 5) for i in range(n - 2)] + [2]
        hidden = model(torch.tensor([ids])).last_hidden_state[0]
        features = torch.tanh(dense("classifier.dense", 32, hidden[0]))
        cases.append({
            "ids": ids,
            "first": hidden[0].tolist(),
            "last": hidden[-1].tolist(),
            "label": dense("classifier.out_proj", 2, features).tolist(),
            "kinds": dense("kind_classifier", KINDS, features).tolist(),
            "tokens": dense("line_classifier", 1, hidden)[:, 0].tolist(),
        })

rounded = json.loads(json.dumps(cases), parse_float=lambda s: round(float(s), 6))
print(json.dumps({"from": f"transformers {version}, torch {torch.__version__}", "cases": rounded}))
