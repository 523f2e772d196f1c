import { fetchLinks } from './api.js';

const list = document.querySelector('#links');

function isWeb(url) {
  return /^https?:\/\//i.test(url);
}

function openLink(url) {
  if (!isWeb(url)) return;
  window.open(url, '_blank'); // want "reverse-tabnabbing"
}

function openHelp() {
  window.open('/help', '_blank');
}

function row(link) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = link.title;
  button.addEventListener('click', () => openLink(link.url));
  item.append(button);
  return item;
}

document.querySelector('#help').addEventListener('click', openHelp);

fetchLinks().then((links) => {
  list.replaceChildren(...links.map(row));
});
