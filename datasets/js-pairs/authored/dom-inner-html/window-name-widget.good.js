var Widget = (function () {
  function Widget(host) {
    this.host = host;
    this.options = {};
  }

  Widget.prototype.configure = function () {
    var raw = window.name;
    if (raw.indexOf("widget:") !== 0) return this;
    try {
      this.options = JSON.parse(raw.substring(7));
    } catch (e) {
      this.options = {};
    }
    return this;
  };

  Widget.prototype.draw = function () {
    var caption = this.options.caption || "Weather";
    this.host.className = "widget";
    this.host.innerHTML = "<h3></h3><div class='slot'></div>";
    this.host.firstChild.textContent = caption;
    return this;
  };

  return Widget;
})();

new Widget(document.getElementById("weather")).configure().draw();
