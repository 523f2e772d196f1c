import DOMPurify from "dompurify";
import { api } from "./api.js";

const list = document.querySelector("#comments");

const PURIFY = { ALLOWED_TAGS: ["a", "b", "i", "p", "form", "input", "img"], ALLOWED_ATTR: ["href", "src", "id", "name"], SANITIZE_DOM: false };

function render(comment) {
  const item = document.createElement("li");
  item.innerHTML = DOMPurify.sanitize(comment.body, PURIFY);
  const by = document.createElement("cite");
  by.textContent = comment.author;
  item.append(by);
  list.append(item);
}

async function boot() {
  for (const comment of await api.comments()) render(comment);
  const themes = window.themeBase || "/themes";
  const script = document.createElement("script");
  script.src = themes + "/comments.js";
  document.head.append(script);
}

boot();
