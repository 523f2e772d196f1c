function readTitle() {
  const params = new URLSearchParams(window.location.search);
  return params.get('title') || 'Untitled document';
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function loadAnalytics() {
  document.write('<script src="/static/analytics.js" defer></' + 'script>');
}

function writeHeader() {
  const title = readTitle();
  document.write('<link rel="stylesheet" href="/static/print.css">');
  document.write('<h1 class="print-title">' + escapeHtml(title) + '</h1>');
  document.write('<p>Printed ' + new Date().toLocaleDateString('en-GB') + '</p>');
  document.title = title;
}

if (window.location.pathname.startsWith('/print')) {
  writeHeader();
  loadAnalytics();
}
