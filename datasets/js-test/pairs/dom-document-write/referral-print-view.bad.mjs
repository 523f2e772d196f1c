import { formatDate } from './dates.mjs';

const STYLE = '<style>body{font:12pt serif}dt{font-weight:bold}</style>';

function pairs(search) {
  return [...new URLSearchParams(search)].filter(([, value]) => value.length < 500);
}

function definition([term, detail]) {
  return `<dt>${term}</dt><dd>${detail.replace(/<script/gi, '&lt;script')}</dd>`;
}

async function show() {
  const fields = pairs(window.location.search);
  const html = `<dl>${fields.map(definition).join('')}</dl>`;
  const view = document.querySelector('iframe#preview').contentDocument;
  view.open();
  view.write(STYLE, html, `<footer>${formatDate(new Date())}</footer>`);
  view.close();
}

document.querySelector('#print').addEventListener('click', async () => {
  await show();
  document.querySelector('iframe#preview').contentWindow.print();
});
