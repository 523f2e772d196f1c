const params = new URLSearchParams(location.search);
function getParam(name, url = window.location.href) {
  name = name.replace(/[\[\]]/g, '\\$&');
  const regex = new RegExp('[?&]' + name + '(=([^&#]*)|&|#|$)');
  const results = regex.exec(url);
  if (!results) return null;
  return decodeURIComponent(results[2].replace(/\+/g, ' '));
}
document.getElementById('a').innerHTML = getParam('x'); // want "dom-inner-html"
const items = [...params.entries()].map(([k, v]) => `<li>${k}: ${v}</li>`);
document.getElementById('c').innerHTML = items.join(''); // want "dom-inner-html"
const el = document.createElement('div');
el.innerText = params.get('q');
document.getElementById('d').innerHTML = el.innerHTML;
function escapeText(s) { const d = document.createElement('div'); d.textContent = s; return d.innerHTML; }
document.getElementById('e').innerHTML = escapeText(params.get('q'));
window.addEventListener('message', function (e) {
  if (e.origin !== 'https://app.example.com') return;
  document.body.innerHTML = e.data;
});
const xhr = new XMLHttpRequest();
xhr.onload = function () { document.body.innerHTML = xhr.responseText; }; // want "stored-xss"
const ws = new WebSocket('wss://x');
const target = { a: () => 1 }[params.get('f')];
const obj = Object.fromEntries(params);
document.body.innerHTML = obj.q; // want "dom-inner-html"
const allowed = new Map([['a', '<b>a</b>']]);
document.body.innerHTML = allowed.get(params.get('q'));
const safe = ['a', 'b'].find((x) => x === params.get('q'));
document.body.innerHTML = safe;
document.body.innerHTML = params.get('q') ? 'yes' : 'no';
document.body.innerHTML = `<a href="/x?q=${encodeURIComponent(params.get('q'))}">x</a>`;
location.href = location.pathname + '?page=' + params.get('page');
location = location.href;
