import DOMPurify from 'dompurify';

const tab = decodeURIComponent(location.hash.slice(1));
const box = document.getElementById('box');
box.innerHTML = 'Section: ' + tab; // want "dom-inner-html"
box.textContent = 'Section: ' + tab;
box.innerHTML = DOMPurify.sanitize(tab);
box.append(document.createTextNode(tab));

const params = new URLSearchParams(window.location.search);
document.querySelector('.name').insertAdjacentHTML('beforeend', `<b>${params.get('name')}</b>`); // want "dom-inner-html"
document.write('<option>' + params.get('lang') + '</option>'); // want "dom-document-write"
document.writeln('<img src="/img?w=' + encodeURIComponent(params.get('w')) + '">');

function render(target, html) {
  target.outerHTML = html; // want "dom-inner-html"
}
render(box, new URL(location.href).searchParams.get('q'));

// want-next "postmessage-origin"
window.addEventListener('message', (event) => {
  document.getElementById('log').innerHTML = event.data.text; // want "dom-inner-html"
});
window.addEventListener('click', (event) => {
  document.getElementById('log').innerHTML = event.detail;
});

async function comments() {
  const res = await fetch('/api/comments');
  const list = await res.json();
  for (const c of list) {
    const li = document.createElement('li');
    li.innerHTML = c.text; // want "stored-xss"
    document.body.appendChild(li);
  }
  list.forEach((c) => {
    const li = document.createElement('li');
    li.textContent = c.text;
    document.body.appendChild(li);
  });
}
comments();

const saved = localStorage.getItem('draft');
box.innerHTML = saved; // want "dom-inner-html"
box.innerHTML = Number(saved);
const frag = document.createRange().createContextualFragment(document.referrer); // want "dom-inner-html"
box.append(frag);
