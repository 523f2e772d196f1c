import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const source = document.querySelector("#source");
const target = document.querySelector("#target");
const shared = new URLSearchParams(location.search).get("draft");

function render(text) {
  return micromark(text, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function update() {
  target.innerHTML = render(source.value);
}

if (shared) source.value = atob(shared);
source.addEventListener("input", update);
update();
