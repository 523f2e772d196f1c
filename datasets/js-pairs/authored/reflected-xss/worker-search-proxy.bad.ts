interface Env {
  INDEX: { query(q: string, n: number): Promise<{ title: string; path: string }[]> };
}

const LIMIT = 20;

function escapeText(s: string): string {
  return s
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

class ResultPage {
  private readonly parts: string[] = [];

  constructor(private readonly term: string) {}

  add(hit: { title: string; path: string }) {
    this.parts.push(`<li><a href="${encodeURI(hit.path)}">${escapeText(hit.title)}</a></li>`);
  }

  toString() {
    const heading = this.parts.length ? `Results for ${this.term}` : `Nothing found for ${this.term}`;
    return `<h1>${heading}</h1><ol>${this.parts.join("")}</ol>`;
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== "/search") return new Response("not found", { status: 404 });
    const term = (url.searchParams.get("q") ?? "").trim().slice(0, 120);
    const page = new ResultPage(term);
    for (const hit of await env.INDEX.query(term, LIMIT)) page.add(hit);
    return new Response(page.toString(), {
      headers: { "content-type": "text/html;charset=utf-8", "cache-control": "no-store" },
    });
  },
};
