export function parseFilters(search) {
  const filters = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const parts = name.split(/[[\]]+/).filter(Boolean);
    let node = filters;
    parts.forEach((part, i) => {
      if (i === parts.length - 1) {
        node[part] = value;
      } else {
        node[part] = node[part] ?? {};
        node = node[part];
      }
    });
  }
  return filters;
}

export function describe(filters) {
  return Object.entries(filters).map(([name, value]) =>
    typeof value === 'object'
      ? { name, from: value.from ?? null, to: value.to ?? null }
      : { name, equals: value },
  );
}

export class HouseList {
  constructor(root, fetcher = fetch) {
    this.root = root;
    this.fetcher = fetcher;
  }

  async show() {
    const filters = parseFilters(window.location.search);
    const response = await this.fetcher('/api/houses/search', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(describe(filters)),
    });
    const { houses } = await response.json();
    this.root.replaceChildren(
      ...houses.map((house) => Object.assign(document.createElement('li'), { textContent: house.address })),
    );
  }
}
