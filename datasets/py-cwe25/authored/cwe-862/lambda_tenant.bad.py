import json
import os

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def answer(status, body):
    return {"statusCode": status, "body": json.dumps(body, default=str)}


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    tenant = event["pathParameters"]["tenant"]
    if not claims.get("sub"):
        return answer(401, {"error": "sign in"})
    if len(tenant) > 64:
        return answer(400, {"error": "tenant"})
    found = table.query(KeyConditionExpression=Key("pk").eq(f"TENANT#{tenant}"), Limit=100)
    return answer(200, found["Items"])
