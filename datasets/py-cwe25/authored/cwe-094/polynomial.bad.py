from numpy.polynomial import Polynomial
import click
import sympy


def parse(text):
    """Reads "1, 0, -3" as 1 + 0x - 3x^2."""
    parts = text.split(",")
    if not 1 <= len(parts) <= 12:
        raise click.BadParameter("between one and twelve coefficients")
    return [float(sympy.sympify(p)) for p in parts]


@click.command()
@click.option("--spool", type=click.File("r"), required=True, help="one job a line, from the web form")
def main(spool):
    for line in spool:
        student, _, text = line.rstrip("\n").partition("\t")
        roots = Polynomial(parse(text)).roots()
        click.echo(f"{student}\t{' '.join(f'{r:.4g}' for r in roots)}")


if __name__ == "__main__":
    main()
