import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { searchRecipes } from "~/recipes.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get("q") ?? "";
  const recipes = await searchRecipes(q);
  return json({ q, recipes });
}

function escapeHtml(text: string) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function marked(q: string, count: number) {
  return `${count} recipes for <mark>${escapeHtml(q)}</mark>`;
}

export default function Search() {
  const { q, recipes } = useLoaderData<typeof loader>();
  return (
    <main>
      <p dangerouslySetInnerHTML={{ __html: marked(q, recipes.length) }} />
      <ul>
        {recipes.map((r) => (
          <li key={r.id}>{r.name}</li>
        ))}
      </ul>
    </main>
  );
}
