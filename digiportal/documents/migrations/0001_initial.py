import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=200, verbose_name="identifier")),
                (
                    "issue",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="issue"
                    ),
                ),
                ("kind", models.SlugField(max_length=60, verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("organisation", models.CharField(max_length=300, verbose_name="organisation")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "dated",
                    models.DateTimeField(help_text="The moment that the document itself names.", verbose_name="dated"),
                ),
                ("demonstration", models.BooleanField(default=False, verbose_name="demonstration data")),
                ("pdf", models.BinaryField(verbose_name="file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="checksum (SHA-256)")),
                ("page_count", models.PositiveIntegerField(verbose_name="pages")),
                (
                    "facts",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="facts"),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="frozen at"
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="frozen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "frozen document",
                "verbose_name_plural": "frozen documents",
                "constraints": [
                    models.UniqueConstraint(fields=("identifier", "issue"), name="frozen_document_issue"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "size",
                                models.Func(
                                    models.F("pdf"), function="octet_length", output_field=models.IntegerField()
                                ),
                            ),
                            ("size__gt", 0),
                            ("size__lte", 26214400),
                        ),
                        name="frozen_document_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sha256",
                                models.Func(
                                    models.Func(models.F("pdf"), function="sha256", output_field=models.BinaryField()),
                                    models.Value("hex"),
                                    function="encode",
                                    output_field=models.CharField(),
                                ),
                            )
                        ),
                        name="frozen_document_checksum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issue__gte", 1), ("page_count__gte", 1)), name="frozen_document_counts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("nb", "nn", "en"))), name="frozen_document_language"
                    ),
                ],
            },
        ),
    ]
