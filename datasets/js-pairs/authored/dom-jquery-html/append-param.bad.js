$(function () {
  var params = new URLSearchParams(window.location.search);
  var tag = params.get("tag");
  if (!tag) return;
  $("#tags").append("<li class='tag'>" + tag + "</li>");
  $("#clear").on("click", function () {
    $("#tags").empty();
  });
});
