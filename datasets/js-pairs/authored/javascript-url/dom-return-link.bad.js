import { sanitizeUrl } from "@braintree/sanitize-url";

const params = new URLSearchParams(window.location.search);

function button(id) {
  return document.getElementById(id);
}

function wireBackLink() {
  const back = button("back");
  const target = params.get("from");
  if (!target) {
    back.hidden = true;
    return;
  }
  back.setAttribute("href", target);
  back.textContent = "Back";
}

function wireHelpLink() {
  button("help").setAttribute("href", "/help?topic=" + encodeURIComponent(params.get("topic") || ""));
}

document.addEventListener("DOMContentLoaded", () => {
  wireBackLink();
  wireHelpLink();
});
