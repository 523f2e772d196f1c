export interface Comment {
  author: string;
  html: string;
}

export function cleanComment(input: Comment): Comment {
  const html = input.html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "");
  return { author: input.author.trim().slice(0, 60), html };
}

export function excerpt(text: string, length = 120): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? flat.slice(0, length - 1) + "…" : flat;
}
