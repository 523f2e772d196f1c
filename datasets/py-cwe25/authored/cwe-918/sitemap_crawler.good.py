from urllib.parse import urljoin, urlsplit

import requests
from lxml import etree


class Crawler:
    """Crawls the shops of merchants, from a machine inside the office network."""

    def __init__(self, start, limit=50):
        self.start = start
        self.host = urlsplit(start).netloc
        self.limit = limit
        self.session = requests.Session()
        self.session.max_redirects = 0

    def within(self, url):
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.netloc == self.host

    def locations(self):
        answer = self.session.get(urljoin(self.start, "/sitemap.xml"), timeout=10)
        tree = etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False, no_network=True))
        for loc in tree.iterfind(".//{*}loc"):
            yield (loc.text or "").strip()

    def pages(self):
        for url in list(self.locations())[: self.limit]:
            if self.within(url):
                yield url, self.session.get(url, timeout=10).text


def crawl_registered(shop):
    return dict(Crawler(shop.verified_url).pages())


def titles(pages):
    parser = etree.HTMLParser(no_network=True)
    for url, text in pages.items():
        tree = etree.fromstring(text, parser) if text.strip() else None
        found = tree.findtext(".//title") if tree is not None else None
        yield url, (found or url).strip()[:200]
