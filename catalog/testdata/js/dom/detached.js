// A document made for parsing shows and runs nothing; what is taken out of it and shown does.
function plain(html) {
  const doc = document.implementation.createHTMLDocument('');
  doc.body.innerHTML = html;
  return doc.body.textContent;
}
function paint(html) {
  const doc = document.implementation.createHTMLDocument('');
  doc.body.innerHTML = html;
  document.getElementById('out').innerHTML = doc.body.innerHTML; // want "dom-inner-html"
}
const text = decodeURIComponent(location.hash.slice(1));
document.getElementById('title').textContent = plain(text);
paint(text);
document.getElementById('all').innerHTML = text; // want "dom-inner-html"
