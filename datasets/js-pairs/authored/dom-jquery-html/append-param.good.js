$(function () {
  var params = new URLSearchParams(window.location.search);
  var tag = params.get("tag");
  if (!tag) return;
  $("<li class='tag'>").text(tag).appendTo("#tags");
  $("#clear").on("click", function () {
    $("#tags").empty();
  });
});
