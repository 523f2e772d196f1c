import json

import boto3
import click

lam = boto3.client("lambda")


def publish(name, origins):
    return lam.create_function_url_config(
        FunctionName=name,
        AuthType="AWS_IAM",
        Cors={"AllowOrigins": origins, "AllowMethods": ["POST"], "MaxAge": 300},
        InvokeMode="BUFFERED",
    )["FunctionUrl"]


@click.command()
@click.option("--stage", type=click.Choice(["test", "live"]), default="test")
@click.option("--origin", "origins", multiple=True, default=["https://ops.trains.example"])
def expose(stage, origins):
    """Gives the function that opens and closes the barriers an address."""
    url = publish(f"barriers-{stage}", list(origins))
    lam.add_permission(
        FunctionName=f"barriers-{stage}",
        StatementId="url",
        Action="lambda:InvokeFunctionUrl",
        Principal=lam.get_function(FunctionName="ops-gateway")["Configuration"]["Role"],
        FunctionUrlAuthType="AWS_IAM",
    )
    click.echo(json.dumps({"url": url}))


if __name__ == "__main__":
    expose()
