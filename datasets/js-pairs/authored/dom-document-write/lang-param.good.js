(function () {
  var match = /[?&]lang=([^&]*)/.exec(location.search);
  var lang = match ? decodeURIComponent(match[1]) : "en";
  if (["en", "de", "fr"].indexOf(lang) === -1) lang = "en";

  document.write('<html lang="' + lang + '">');
  document.write("<p>" + new Date().getFullYear() + "</p>");
})();
