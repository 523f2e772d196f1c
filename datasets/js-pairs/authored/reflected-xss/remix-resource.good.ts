import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const label = url.searchParams.get("label") ?? params.slug;
  if (url.searchParams.has("json")) return json({ label });

  return new Response(`embed: ${label}`, {
    headers: { "Content-Type": "text/plain", "X-Content-Type-Options": "nosniff" },
  });
}
