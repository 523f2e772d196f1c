(function () {
  const labels = { open: '<b>Open</b> issues', closed: '<b>Closed</b> issues' };
  const panel = document.getElementById('filter-label');
  const counter = document.getElementById('filter-count');

  function currentFilter() {
    const params = new URLSearchParams(location.search);
    return { state: params.get('state') || 'open', author: params.get('author') || '' };
  }

  function render() {
    const { state, author } = currentFilter();
    panel.innerHTML = state === 'closed' ? labels.closed : labels.open;
    if (author) {
      const em = document.createElement('em');
      em.textContent = author;
      panel.append(' by ', em);
    }
    counter.textContent = location.search.length > 1 ? 'Filtered view ' + decodeURIComponent(location.search) : 'All';
  }

  window.addEventListener('popstate', render);
  document.addEventListener('DOMContentLoaded', render);
})();
