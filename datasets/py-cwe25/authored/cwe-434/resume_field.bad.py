from django.core.validators import FileExtensionValidator, MaxLengthValidator
from django.db import models


def folder(instance, filename):
    return f"applications/{instance.pk or 'new'}/{filename}"


class Application(models.Model):
    name = models.CharField(max_length=120)
    letter = models.TextField(validators=[MaxLengthValidator(10_000)])
    portrait = models.FileField(
        upload_to=folder, blank=True, validators=[FileExtensionValidator(["png", "jpg"])]
    )
    resume = models.FileField(upload_to=folder, max_length=200, help_text="PDF, please")
    received = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-received"]

    def __str__(self):
        return f"{self.name} ({self.received:%Y-%m-%d})"
