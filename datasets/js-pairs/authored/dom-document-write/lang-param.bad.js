(function () {
  var match = /[?&]lang=([^&]*)/.exec(location.search);
  var lang = match ? decodeURIComponent(match[1]) : "en";

  document.write('<html lang="' + lang + '">');
  document.write("<p>" + new Date().getFullYear() + "</p>");
})();
