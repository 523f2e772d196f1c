// want-next "postmessage-origin"
window.addEventListener("message", (event) => {
  applyTheme(event.data.theme);
  saveSettings(event.data.settings);
});

window.addEventListener("message", (event) => {
  if (event.origin !== "https://app.example.com") return;
  applyTheme(event.data.theme);
});

window.addEventListener("message", function ({ data, origin }) {
  if (!ORIGINS.has(origin)) return;
  saveSettings(data);
});

// want-next "postmessage-origin"
function onMessage(event) {
  saveSettings(event.data);
}
window.addEventListener("message", onMessage);

function onCheckedMessage(event) {
  if (!ORIGINS.has(event.origin)) return;
  saveSettings(event.data);
}
window.addEventListener("message", onCheckedMessage);

const onTheme = (event) => applyTheme(event.data.theme); // want "postmessage-origin"
window.addEventListener("message", onTheme);

worker.onmessage = (event) => show(event.data);
window.addEventListener("click", (event) => show(event.data));
