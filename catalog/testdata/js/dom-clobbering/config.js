const config = window.appConfig || { cdn: "/static" };
const script = document.createElement("script");
script.src = config.cdn + "/widgets.js"; // want "dom-clobbering"
document.head.appendChild(script);

function loadPlugin() {
  const plugin = document.createElement("script");
  plugin.src = (window.PLUGINS || {}).url; // want "dom-clobbering"
  document.body.append(plugin);
}

function isAdmin() {
  return window.currentUser && window.currentUser.isAdmin;
}

function submit() {
  fetch(document.settingsForm.action); // want "dom-clobbering"
}

const local = { cdn: "/static" };
const safe = document.createElement("script");
safe.src = local.cdn + "/widgets.js";
document.head.appendChild(safe);

function loadChecked() {
  const given = window.PLUGIN_URL;
  const checked = document.createElement("script");
  if (typeof given === "string") checked.src = given;
  document.body.append(checked);
}

function render() {
  const defaults = window.renderDefaults || { template: "" };
  document.getElementById("out").innerHTML = defaults.template; // want "dom-clobbering"
}
