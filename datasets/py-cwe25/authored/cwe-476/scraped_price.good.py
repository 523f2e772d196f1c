from decimal import Decimal, InvalidOperation

import requests
from bs4 import BeautifulSoup


class PriceWatch:
    """Follows the prices of a list of product pages; one page must not stop the others."""

    def __init__(self, pages):
        self.pages = pages
        self.errors = []

    def price(self, html):
        soup = BeautifulSoup(html, "html.parser")
        node = soup.select_one("[itemprop=price]")
        if node is None:
            raise InvalidOperation("no price on the page")
        text = node.get("content") or node.get_text()
        return Decimal(text.strip().lstrip("€$ ").replace(",", "."))

    def run(self):
        prices = {}
        for name, url in self.pages.items():
            try:
                prices[name] = self.price(requests.get(url, timeout=10).text)
            except (requests.RequestException, InvalidOperation) as e:
                self.errors.append((name, str(e)))
        return prices


if __name__ == "__main__":
    import json, sys

    watch = PriceWatch(json.load(sys.stdin))
    print({name: str(price) for name, price in watch.run().items()}, watch.errors)
