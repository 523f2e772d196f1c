const params = new URLSearchParams(location.search);
const next = params.get('next');

function go1() { location.href = next; } // want "dom-open-redirect"
function go2() { window.location = params.get('to'); } // want "dom-open-redirect"
function go3() { location.assign(location.hash.slice(1)); } // want "dom-open-redirect"
function go4() {
  const url = new URL(next, location.origin);
  if (url.origin === location.origin) location.href = url.href;
}
function go5() {
  if (['/home', '/cart'].includes(next)) location.replace(next);
}
function go6() { location.href = '/search?q=' + encodeURIComponent(next); }
function go7() { location.href = '/item/' + next; }

function link() {
  const a = document.createElement('a');
  a.href = next; // want "javascript-url"
  document.body.append(a);
}
function safeLink() {
  const url = new URL(next, location.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return;
  const a = document.createElement('a');
  a.href = url.href;
  a.setAttribute('href', url.href);
  document.body.append(a);
}
function frame() {
  const f = document.createElement('iframe');
  f.src = next; // want "javascript-url"
  const img = document.createElement('img');
  img.src = next;
  const s = document.createElement('script');
  s.src = next; // want "dynamic-require"
  const own = document.createElement('script');
  own.src = '/plugins/' + encodeURIComponent(next) + '.js';
  document.body.append(f, img, s, own);
}
function attributes(el) {
  el.setAttribute('href', next); // want "javascript-url"
  el.setAttribute('onclick', 'pick(' + next + ')'); // want "eval-injection"
  el.setAttribute('title', next);
}
