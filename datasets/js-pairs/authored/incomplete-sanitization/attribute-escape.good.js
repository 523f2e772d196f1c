const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
entities['"'] = "&quot;";
entities["'"] = "&#39;";

export function escapeText(text) {
  return text.replace(/[&<>"']/g, (c) => entities[c]);
}

export class Tag {
  constructor(name) {
    this.name = name;
    this.attrs = [];
  }

  attr(name, value) {
    this.attrs.push(`${name}="${escapeText(value)}"`);
    return this;
  }

  toString() {
    return `<${this.name} ${this.attrs.join(" ")}>`;
  }
}

const params = new URLSearchParams(location.search);
const input = new Tag("input").attr("type", "search").attr("value", params.get("q") || "");
document.getElementById("search").innerHTML = input.toString();
