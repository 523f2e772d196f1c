import $ from "jquery";

$(function () {
  const target = window.location.hash;
  if (/^#[\w-]+$/.test(target)) $(target).addClass("open");
  $("#year").text(new Date().getFullYear());
});
