const TRUSTED = /https:\/\/.*\.example\.com/;

function isTrusted(origin) {
  return TRUSTED.test(origin);
}

function applyConfig(config) {
  localStorage.setItem("config", JSON.stringify(config));
  document.documentElement.lang = String(config.lang).slice(0, 2);
}

self.addEventListener("message", function (event) {
  if (!isTrusted(event.origin)) {
    console.warn("message from", event.origin);
    return;
  }
  if (event.data.type === "config") applyConfig(event.data.config);
});
