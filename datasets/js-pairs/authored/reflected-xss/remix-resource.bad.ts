import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const label = url.searchParams.get("label") ?? params.slug;
  if (url.searchParams.has("json")) return json({ label });

  return new Response(`<div class="embed">${label}</div>`, {
    headers: { "Content-Type": "text/html" },
  });
}
