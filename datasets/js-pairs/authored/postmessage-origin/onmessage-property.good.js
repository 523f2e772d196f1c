(function (window) {
  var handlers = {};

  function on(name, fn) {
    handlers[name] = fn;
  }

  function receive(e) {
    if (e.origin !== window.location.origin) return;
    if (!e.data || typeof e.data !== "object") return;
    var fn = handlers[e.data.action];
    if (typeof fn === "function") fn(e.data.args);
  }

  on("setToken", function (args) {
    document.cookie = "token=" + encodeURIComponent(args.token) + "; Secure; SameSite=Strict";
  });
  on("logout", function () {
    window.location.href = "/logout";
  });

  window.onmessage = receive;
})(window);
