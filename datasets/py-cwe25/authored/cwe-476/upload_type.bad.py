import mimetypes
import uuid

import boto3
import tornado.web

s3 = boto3.client("s3")


class Upload(tornado.web.RequestHandler):
    def initialize(self, bucket):
        self.bucket = bucket

    def post(self):
        keys = []
        for upload in self.request.files.get("file", []):
            kind, encoding = mimetypes.guess_type(upload["filename"])
            folder = kind.split("/")[0]
            key = f"{folder}/{uuid.uuid4()}"
            extra = {"ContentEncoding": encoding} if encoding else {}
            s3.put_object(Bucket=self.bucket, Key=key, Body=upload["body"], **extra)
            keys.append(key)
        self.write({"keys": keys})
