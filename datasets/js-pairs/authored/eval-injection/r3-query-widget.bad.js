(function () {
  const params = new URLSearchParams(window.location.search);
  const widgets = {
    clock: (node) => setInterval(() => { node.textContent = new Date().toLocaleTimeString(); }, 1000),
    counter: (node) => { let n = 0; node.onclick = () => { node.textContent = String(++n); }; },
  };

  function mount(node, name, config) {
    const options = (0, eval)('(' + config + ')');
    node.dataset.theme = options.theme === 'dark' ? 'dark' : 'light';
    if (Object.prototype.hasOwnProperty.call(widgets, name)) widgets[name](node);
  }

  document.addEventListener('DOMContentLoaded', () => {
    mount(document.getElementById('slot'), params.get('widget') || 'clock', params.get('config') || '{}');
  });
})();
