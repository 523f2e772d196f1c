'use strict';

const DEFAULTS = { lat: 52.2, lng: 0.12, zoom: 11, label: '' };

function readOptions() {
  const options = { ...DEFAULTS };
  for (const [key, value] of new URL(document.URL).searchParams) {
    if (key in options) options[key] = value;
  }
  return options;
}

function attributes({ lat, lng, zoom, label }) {
  const numbers = Object.entries({ lat, lng, zoom }).map(([k, v]) => `data-${k}="${parseFloat(v) || 0}"`);
  return [...numbers, `data-label="${label.replace(/"/g, '&quot;')}"`];
}

function writeMap() {
  const options = readOptions();
  document.writeln(`<div class="map" ${attributes(options).join(' ')}></div>`);
  document.writeln('<link rel="stylesheet" href="/maps/embed.css">');
  document.writeln('<script src="/maps/embed.js" defer></' + 'script>');
}

if (document.readyState === 'loading') {
  writeMap();
} else {
  console.warn('map snippet must run while the page loads');
}
