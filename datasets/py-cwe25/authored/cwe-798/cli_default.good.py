import click
import requests

API = "https://metrics.wind.example/api/v2"


@click.group()
@click.option("--token", envvar="WIND_TOKEN", required=True, show_default=False)
@click.pass_context
def cli(ctx, token):
    ctx.obj = requests.Session()
    ctx.obj.headers["Authorization"] = f"Bearer {token}"


@cli.command()
@click.argument("turbine")
@click.pass_obj
def output(session, turbine):
    answer = session.get(f"{API}/turbines/{turbine}/output", timeout=10)
    answer.raise_for_status()
    click.echo(f"{answer.json()['kw']:.1f} kW")


@cli.command()
@click.argument("turbine")
@click.pass_obj
def stop(session, turbine):
    session.post(f"{API}/turbines/{turbine}/stop", timeout=10).raise_for_status()


if __name__ == "__main__":
    cli()
