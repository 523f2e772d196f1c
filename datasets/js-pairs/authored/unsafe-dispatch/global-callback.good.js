function notify(text) {
  document.querySelector('#notice').textContent = text;
}

function refresh() {
  location.reload();
}

window.addEventListener('hashchange', () => {
  const [name, argument = ''] = location.hash.slice(1).split(':');
  switch (name) {
    case 'notify':
      notify(argument);
      break;
    case 'refresh':
      refresh();
      break;
  }
});
