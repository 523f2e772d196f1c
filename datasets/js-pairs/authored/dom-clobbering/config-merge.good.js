import { mount } from "./mount.js";

const DEFAULTS = { scriptHost: "https://static.example.com", theme: "light" };

function readConfig() {
  const el = document.querySelector("script#site-config[type='application/json']");
  return Object.assign({}, DEFAULTS, el ? JSON.parse(el.textContent) : {});
}

export function boot() {
  const config = readConfig();
  const s = document.createElement("script");
  s.src = `${config.scriptHost}/boot.js`;
  document.head.appendChild(s);
  mount(config.theme);
}
