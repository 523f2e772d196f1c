import subprocess

import click
import pandas as pd


def quoted(value):
    return '"' + value + '"'


@click.command()
@click.argument("table", type=click.Path(exists=True))
@click.option("--title", help="taken from the first cell when missing")
def plot(table, title):
    frame = pd.read_csv(table)
    title = title or str(frame.columns[0])
    data = "\n".join(f"{i} {v}" for i, v in enumerate(pd.to_numeric(frame.iloc[:, -1], errors="coerce").dropna()))
    script = f"set term svg\nset output 'out.svg'\nset title {quoted(title)} noenhanced\nplot '-' with lines\n{data}\ne\n"
    subprocess.run(["gnuplot"], input=script.encode(), check=True)


if __name__ == "__main__":
    plot()
