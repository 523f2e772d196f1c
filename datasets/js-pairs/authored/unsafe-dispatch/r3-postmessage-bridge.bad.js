const api = {
  resize(height) { document.body.style.height = `${Number(height)}px`; },
  focus() { document.querySelector('input')?.focus(); },
};

const allowed = new Set(Object.keys(api));

window.addEventListener('message', (event) => {
  const { method, args } = event.data;
  if (method in api) {
    const result = api[method](...args);
    event.source.postMessage({ method, result }, 'https://host.example.com');
  }
});
