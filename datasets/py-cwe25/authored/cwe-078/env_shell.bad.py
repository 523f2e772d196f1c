import os
import subprocess

from django.core.management.base import BaseCommand

from tenants.models import Tenant


class Command(BaseCommand):
    help = "Dumps every tenant's schema"

    def dump(self, tenant):
        env = dict(os.environ, PGPASSWORD=tenant.db_password)
        script = "pg_dump --schema=%s --file=/backups/%d.sql tenants" % (tenant.slug, tenant.pk)
        return subprocess.run(["sh", "-c", script], env=env).returncode

    def handle(self, *args, **options):
        failed = [t.pk for t in Tenant.objects.order_by("pk") if self.dump(t) != 0]
        if failed:
            self.stderr.write(f"{len(failed)} dumps failed: {failed}")
