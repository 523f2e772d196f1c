import Alpine from "alpinejs";

const root = document.querySelector("#filters");
const saved = new URLSearchParams(window.location.search).get("view");
const VIEWS = { all: "{ open: true, tag: '' }", mine: "{ open: true, tag: 'mine' }" };

function apply(view) {
  root.setAttribute("x-data", view);
  Alpine.initTree(root);
}

if (saved) apply(saved);
root.addEventListener("reset", () => apply("all"));
Alpine.start();
