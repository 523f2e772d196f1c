import { createApp } from "vue/dist/vue.esm-bundler.js";

interface Block {
  kind: "text" | "promo";
  body: string;
}

async function blocks(): Promise<Block[]> {
  const page = new URL(location.href).searchParams.get("page") ?? "home";
  const res = await fetch(`/cms/${encodeURIComponent(page)}.json`);
  return res.json();
}

function promo(body: string) {
  return { template: `<aside class="promo">{{ body }}</aside>`, data: () => ({ body }) };
}

blocks().then((list) => {
  for (const block of list.filter((b) => b.kind === "promo")) {
    const host = document.body.appendChild(document.createElement("div"));
    createApp(promo(block.body)).mount(host);
  }
});
