(function () {
  "use strict";

  var DEFAULT_CDN = "https://static.example-widgets.com";

  function baseUrl() {
    var config = window.widgetConfig || { cdn: DEFAULT_CDN };
    return config.cdn || DEFAULT_CDN;
  }

  function load(name) {
    var script = document.createElement("script");
    script.src = baseUrl() + "/" + name + ".js";
    script.async = true;
    document.head.appendChild(script);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var root = document.querySelector("[data-widget]");
    if (!root) return;
    root.textContent = "Loading…";
    load("comments");
  });
})();
