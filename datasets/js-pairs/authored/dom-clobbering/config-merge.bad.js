import { mount } from "./mount.js";

const DEFAULTS = { scriptHost: "https://static.example.com", theme: "light" };

function readConfig() {
  return Object.assign({}, DEFAULTS, window.siteConfig);
}

export function boot() {
  const config = readConfig();
  const s = document.createElement("script");
  s.src = `${config.scriptHost}/boot.js`;
  document.head.appendChild(s);
  mount(config.theme);
}
