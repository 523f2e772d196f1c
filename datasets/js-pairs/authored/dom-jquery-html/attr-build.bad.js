jQuery(function ($) {
  var q = new URL(location.href).searchParams.get("q") || "";

  function chip(label) {
    return $('<span class="chip" title="' + label + '"></span>');
  }

  $("#filters").append(chip(q));
  $("#q").val(q);
});
