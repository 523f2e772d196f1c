function readTitle() {
  const params = new URLSearchParams(window.location.search);
  return params.get('title') || 'Untitled document';
}

function loadAnalytics() {
  document.write('<script src="/static/analytics.js" defer></' + 'script>');
}

function writeHeader() {
  const title = readTitle();
  document.write('<link rel="stylesheet" href="/static/print.css">');
  document.write('<h1 class="print-title">' + title + '</h1>'); // want "dom-document-write"
  document.write('<p>Printed ' + new Date().toLocaleDateString('en-GB') + '</p>');
  document.title = title;
}

if (window.location.pathname.startsWith('/print')) {
  writeHeader();
  loadAnalytics();
}
