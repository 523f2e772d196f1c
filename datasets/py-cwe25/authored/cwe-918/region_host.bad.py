import json
import re
import urllib.request

REGION = re.compile(r"[a-z]{2}-[a-z]+-\d")


class Stock:
    """Reads stock from the warehouse service of a region."""

    def __init__(self, token):
        self.token = token

    def address(self, region, sku):
        if not REGION.match(region):
            raise ValueError(f"no region {region!r}")
        return f"https://{region}.stock.example/v1/{int(sku)}"

    def count(self, region, sku):
        request = urllib.request.Request(self.address(region, sku), headers={"X-Token": self.token})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)["count"]


def handler(event, context):
    import os

    query = event["queryStringParameters"]
    count = Stock(os.environ["STOCK_TOKEN"]).count(query["region"], query["sku"])
    return {"statusCode": 200, "body": json.dumps({"count": count})}
