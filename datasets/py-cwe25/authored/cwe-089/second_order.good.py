from celery import shared_task
from django.db import connection, transaction

from shop.models import SavedSearch


@shared_task
def run_saved_search(search_id):
    search = SavedSearch.objects.select_related("owner").get(pk=search_id)
    minimum = int(search.minimum_price or 0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, title FROM shop_product WHERE price >= %s "
            "AND to_tsvector(title) @@ plainto_tsquery(%s)",
            [minimum, search.words],
        )
        hits = cursor.fetchall()
    search.owner.notify(f"{len(hits)} products match", [title for _, title in hits[:5]])
    return len(hits)
