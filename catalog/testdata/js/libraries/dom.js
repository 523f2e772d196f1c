const box = document.getElementById('box');
const params = new URLSearchParams(location.search);
box.innerHTML = location.toString(); // want "dom-inner-html"
box.innerHTML = window.name; // want "dom-inner-html"
box.textContent = window.name;
box.setHTMLUnsafe(params.get('bio')); // want "dom-inner-html"
box.append(document.createRange().createContextualFragment(params.get('bio'))); // want "dom-inner-html"
document.execCommand('insertHTML', false, params.get('bio')); // want "dom-inner-html"
document.querySelector('iframe').setAttribute('srcdoc', params.get('bio')); // want "dom-inner-html"
document.querySelector('a').setAttribute('href', params.get('next')); // want "javascript-url"
document.querySelector('a').setAttribute('title', params.get('next'));
const script = document.createElement('script');
script.setAttribute('src', params.get('plugin')); // want "dynamic-require"
new Worker(params.get('worker')); // want "dynamic-require"
new Worker('/worker.js');
box.append(new Text(params.get('bio')));
box.addEventListener('paste', (event) => {
  box.innerHTML = event.clipboardData.getData('text/html'); // want "dom-inner-html"
});
box.addEventListener('click', async () => {
  box.innerHTML = await navigator.clipboard.readText(); // want "dom-inner-html"
  box.innerHTML = '<b>' + prompt('Your name?') + '</b>'; // want "dom-inner-html"
  box.innerHTML = document.querySelector('input').value; // want "dom-inner-html"
});
const reader = new FileReader();
reader.onload = () => { box.innerHTML = reader.result; }; // want "dom-inner-html"
const request = new XMLHttpRequest();
request.onload = () => { box.innerHTML = request.response; }; // want "stored-xss"
