'use strict';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(value) {
  return String(value).replace(/[&<>"']/g, (c) => ENTITIES[c]);
}

function page(title, body) {
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${escapeHtml(title)} | Corner shop</title></head>
  <body><header><a href="/">Corner shop</a></header><main>${body}</main></body>
</html>`;
}

function list(items, render) {
  return `<ul>${items.map((item) => `<li>${render(item)}</li>`).join('')}</ul>`;
}

module.exports = { escapeHtml, page, list };
