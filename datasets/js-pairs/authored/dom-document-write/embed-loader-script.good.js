(function () {
  var defaults = { width: "300", height: "250", zone: "home" };

  function options() {
    var result = Object.assign({}, defaults);
    var query = window.location.search.substring(1).split("&");
    for (var i = 0; i < query.length; i++) {
      var part = query[i].split("=");
      if (part[0] in defaults) result[part[0]] = decodeURIComponent(part[1] || "");
    }
    return result;
  }

  function tag(o) {
    return '<iframe src="https://ads.example.net/zone" width="' + Number(o.width) + '" height="' + Number(o.height) + '"></iframe>';
  }

  document.write(tag(options()));
})();
