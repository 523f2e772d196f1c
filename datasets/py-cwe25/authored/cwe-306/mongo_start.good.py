import json
import shutil
import subprocess

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Starts the database of the field laptops, which other laptops read over the radio link"

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=27017)

    def handle(self, *args, port, **options):
        mongod = shutil.which("mongod")
        if mongod is None:
            self.stderr.write("mongod is not installed")
            return
        words = [mongod, "--dbpath", str(settings.DATA), "--port", str(port)]
        words += ["--bind_ip_all", "--auth"]
        words += ["--keyFile", str(settings.KEYFILE)] if settings.REPLICATED and "--auth" in words else []
        self.stdout.write(json.dumps(words))
        subprocess.run(words, check=True)
