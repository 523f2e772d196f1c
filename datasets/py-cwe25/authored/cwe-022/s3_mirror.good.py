import os

import boto3


class Mirror:
    """Copies the objects of a partner's bucket to a local folder."""

    def __init__(self, bucket, folder):
        self.client = boto3.client("s3")
        self.bucket = bucket
        self.folder = os.path.realpath(folder)

    def keys(self, prefix):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        for page in pages:
            for item in page.get("Contents", []):
                yield item["Key"]

    def place(self, key):
        path = os.path.realpath(os.path.join(self.folder, key))
        if not path.startswith(self.folder + os.sep):
            raise ValueError(f"odd key: {key}")
        return path

    def run(self, prefix=""):
        for key in self.keys(prefix):
            path = self.place(key)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            self.client.download_file(self.bucket, key, path)


class Report:
    """What a run copied, by the first part of the key."""

    def __init__(self):
        self.counts = {}

    def add(self, key):
        top = key.split("/", 1)[0]
        self.counts[top] = self.counts.get(top, 0) + 1

    def write(self, name="mirror.txt"):
        with open(os.path.join("/var/log", os.path.basename(name)), "w") as f:
            for top in sorted(self.counts):
                f.write(f"{top}\t{self.counts[top]}\n")
