const tree = new DOMParser().parseFromString(document.getElementById('menu-data').textContent, 'application/xml');

function itemsFor(section) {
  const result = tree.evaluate(
    `//section[@id='${section}']/item[@visible='true']`,
    tree,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
    null,
  );
  const items = [];
  for (let i = 0; i < result.snapshotLength; i++) {
    items.push(result.snapshotItem(i).getAttribute('label'));
  }
  return items;
}

window.addEventListener('hashchange', () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const section = ['home', 'drinks', 'desserts'].find((name) => name === wanted) || 'home';
  const list = document.querySelector('#menu');
  list.replaceChildren(...itemsFor(section).map((label) => {
    const li = document.createElement('li');
    li.textContent = label;
    return li;
  }));
});
