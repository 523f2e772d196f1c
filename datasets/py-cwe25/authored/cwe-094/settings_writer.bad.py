import importlib.util
from pathlib import Path


class SiteSettings:
    FIELDS = ("title", "timezone", "contact", "banner")

    def __init__(self, path):
        self.path = Path(path)

    def write(self, form):
        lines = ["# written by the setup page"]
        for field in self.FIELDS:
            value = str(form.get(field, ""))[:200]
            lines.append(f'{field.upper()} = "{value}"')
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def read(self):
        spec = importlib.util.spec_from_file_location("site_settings", self.path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def setup(request):
    from django.shortcuts import redirect

    SiteSettings("/etc/site/site_settings.py").write(request.POST)
    return redirect("/")
