import html
import feedparser
import nh3
from celery import shared_task

from reader.models import Article


@shared_task(bind=True, max_retries=3)
def pull(self, feed_id, url):
    parsed = feedparser.parse(url, sanitize_html=False)
    for entry in parsed.entries[:100]:
        raw = entry.get("summary", "")
        summary = nh3.clean(html.unescape(raw))
        Article.objects.update_or_create(
            feed_id=feed_id,
            guid=entry.get("id", entry.get("link")),
            defaults={"title": nh3.clean_text(entry.get("title", "")), "summary_html": summary},
        )
    return len(parsed.entries)
