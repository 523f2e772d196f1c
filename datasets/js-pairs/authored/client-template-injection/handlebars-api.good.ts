import Handlebars from "handlebars";

const TEMPLATES: Record<string, string> = {
  short: "<b>{{name}}</b>",
  long: "<b>{{name}}</b> <i>{{role}}</i>",
};

export async function card(user: { name: string; role: string }): Promise<string> {
  const params = new URL(window.location.href).searchParams;
  const source = TEMPLATES[params.get("template") === "long" ? "long" : "short"];
  return Handlebars.compile(source)(user);
}
