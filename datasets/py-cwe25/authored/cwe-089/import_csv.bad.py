import csv
import click
import psycopg2
from psycopg2 import sql


@click.command()
@click.argument("path", type=click.Path(exists=True))
@click.option("--table", type=click.Choice(["readings", "calibrations"]), default="readings")
def load(path, table):
    conn = psycopg2.connect("dbname=meters")
    with conn, conn.cursor() as cur, open(path, newline="") as f:
        for row in csv.DictReader(f):
            columns = sql.SQL(", ").join(sql.SQL(name) for name in row)
            marks = sql.SQL(", ").join(sql.Placeholder() * len(row))
            cur.execute(
                sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, marks),
                list(row.values()),
            )
    click.echo("done")


if __name__ == "__main__":
    load()
