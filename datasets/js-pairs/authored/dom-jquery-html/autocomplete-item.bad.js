jQuery(function ($) {
  var input = $("#city");
  var params = {};
  location.search.replace(/[?&]([^=&]+)=([^&]*)/g, function (_, key, value) {
    params[key] = decodeURIComponent(value.replace(/\+/g, " "));
  });

  function hint(city) {
    var box = $("<div/>", { "class": "hint" });
    box.append("<span>Last search: " + city + "</span>");
    return box;
  }

  input.autocomplete({ source: "/cities", minLength: 2 });
  if (params.city) hint(params.city).insertAfter(input);
});
