const params = new URLSearchParams(location.search);

async function catalogue(): Promise<Document> {
  const response = await fetch('/catalogue.xml');
  return new DOMParser().parseFromString(await response.text(), 'application/xml');
}

async function show(sku: string): Promise<void> {
  const doc = await catalogue();
  const expression = `//product[@sku="${sku}"]/title`;
  const hit = doc.evaluate(expression, doc, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
  document.querySelector('h1')!.textContent = hit?.textContent ?? 'unknown';
}

void show(params.get('sku') ?? '');
