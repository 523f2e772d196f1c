const params = new URLSearchParams(location.search);

async function catalogue(): Promise<Document> {
  const response = await fetch('/catalogue.xml');
  return new DOMParser().parseFromString(await response.text(), 'application/xml');
}

async function show(sku: string): Promise<void> {
  const doc = await catalogue();
  const all = doc.evaluate('//product', doc, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  let hit: Node | null = null;
  for (let i = 0; i < all.snapshotLength; i++) {
    const product = all.snapshotItem(i) as Element;
    if (product.getAttribute('sku') === sku) hit = product.querySelector('title');
  }
  document.querySelector('h1')!.textContent = hit?.textContent ?? 'unknown';
}

void show(params.get('sku') ?? '');
