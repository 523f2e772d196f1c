function notify(text) {
  document.querySelector('#notice').textContent = text;
}

function refresh() {
  location.reload();
}

window.addEventListener('hashchange', () => {
  const [name, argument = ''] = location.hash.slice(1).split(':');
  window[name](argument);
});
