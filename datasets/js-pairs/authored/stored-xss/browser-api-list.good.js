import { escapeHtml } from "./escape.js";

class Timeline {
  constructor(root) {
    this.root = root;
  }

  async refresh() {
    const res = await fetch("/api/timeline");
    const posts = await res.json();
    this.root.innerHTML = posts.map((p) => this.row(p)).join("");
  }

  row(post) {
    return `<article data-id="${Number(post.id)}">
      <h3>${escapeHtml(post.title)}</h3>
      <div>${escapeHtml(post.text)}</div>
    </article>`;
  }
}

new Timeline(document.querySelector("#timeline")).refresh();
