import Handlebars from "handlebars";

const editor = document.querySelector("#greeting");
const preview = document.querySelector("#preview");
const LAYOUT = Handlebars.compile("<p>{{greeting}}</p><p>{{body}}</p>");

function fromUrl(name) {
  return new URL(window.location.href).searchParams.get(name) ?? "";
}

function render(greeting) {
  preview.innerHTML = LAYOUT({ greeting, body: "Here is your receipt." });
}

editor.value = fromUrl("greeting");
editor.addEventListener("change", () => render(editor.value));
render(fromUrl("greeting"));
