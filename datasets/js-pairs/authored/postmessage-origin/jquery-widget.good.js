import $ from "jquery";

const ALLOWED = ["https://widgets.example.net"];

function resize(height) {
  $("#widget").height(Number(height));
}

function navigate(url) {
  $("#widget").attr("src", "/embed?u=" + encodeURIComponent(url));
}

$(window).on("message", function (e) {
  const event = e.originalEvent;
  if (!ALLOWED.includes(event.origin)) return;
  const message = JSON.parse(event.data);
  if (message.cmd === "resize") resize(message.height);
  if (message.cmd === "navigate") navigate(message.url);
  if (message.cmd === "profile") $.post("/profile", message.profile);
});
