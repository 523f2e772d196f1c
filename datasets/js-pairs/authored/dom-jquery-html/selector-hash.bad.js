import $ from "jquery";

$(function () {
  const target = window.location.hash;
  if (target) $(target).addClass("open");
  $("#year").text(new Date().getFullYear());
});
