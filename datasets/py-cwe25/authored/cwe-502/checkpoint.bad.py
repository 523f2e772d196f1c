from pathlib import Path

import click
import torch
from torch import nn


class Denoiser(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))

    def forward(self, x):
        return self.layers(x)


def restore(path, device="cpu"):
    model = Denoiser()
    state = torch.load(path, map_location=device, weights_only=False)
    model.load_state_dict(state["model"], strict=True)
    return model.eval()


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
def compare(folder):
    """Compares the checkpoints that people of the forum sent in."""
    noise = torch.ones(1, 64)
    for path in sorted(Path(folder).glob("*.pt")):
        click.echo(f"{path.stem}\t{restore(path)(noise).norm():.4f}")


if __name__ == "__main__":
    compare()
