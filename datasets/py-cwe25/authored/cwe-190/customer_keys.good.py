import click
import pandas as pd


class Merge:
    def __init__(self, left, right):
        self.left = pd.read_csv(left, dtype={"customer": "int64"})
        self.right = pd.read_csv(right, dtype={"customer": "int64"})

    def narrow(self, frame):
        """Halves the memory of what fits; the files have forty million rows."""
        frame = frame.copy()
        frame["customer"] = pd.to_numeric(frame["customer"], downcast="unsigned")
        frame["country"] = frame["country"].astype("category")
        return frame

    def run(self):
        return self.narrow(self.left).merge(self.narrow(self.right), on="customer", suffixes=("", "_bank"))


@click.command()
@click.argument("left", type=click.Path(exists=True))
@click.argument("right", type=click.Path(exists=True))
@click.option("--out", default="merged.parquet")
def main(left, right, out):
    merged = Merge(left, right).run()
    merged.to_parquet(out)
    click.echo(f"{len(merged)} customers")


if __name__ == "__main__":
    main()
