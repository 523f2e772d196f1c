(function () {
  var own = document.currentScript && document.currentScript.dataset.endpoint;
  var endpoint = typeof own === "string" ? own : "/collect";

  function script(path) {
    var s = document.createElement("script");
    s.async = true;
    s.src = endpoint + path;
    document.head.appendChild(s);
  }

  function count() {
    return document.querySelectorAll("article").length;
  }

  script("/probe.js?n=" + count());
})();
