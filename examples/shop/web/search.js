(function () {
  const results = document.getElementById('results');
  const status = document.getElementById('status');

  function currentTerm() {
    return decodeURIComponent(window.location.hash.slice(1));
  }

  function announce(term, count) {
    status.textContent = count + ' results for ' + term;
  }

  function headline(term) {
    return '<h2>Results for ' + term + '</h2>';
  }

  async function show() {
    const term = currentTerm();
    const response = await fetch('/products/suggest?q=' + encodeURIComponent(term));
    const found = await response.json();
    announce(term, found.length);
    results.innerHTML = headline(term);
    for (const product of found) {
      const link = document.createElement('a');
      link.href = '/products/' + encodeURIComponent(product.slug);
      link.textContent = product.name;
      results.append(link);
    }
  }

  function leave() {
    const back = new URLSearchParams(window.location.search).get('back');
    if (back) {
      window.location.href = back;
    }
  }

  function goHome() {
    const back = new URLSearchParams(window.location.search).get('page');
    window.location.href = '/' + encodeURIComponent(back || '');
  }

  window.addEventListener('hashchange', show);
  document.getElementById('q').addEventListener('search', goHome);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });
})();
