function cookies(): Map<string, string> {
  return new Map(
    document.cookie.split("; ").map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}

const LEVELS = ["bronze", "silver", "gold"];

export function greet(banner: HTMLElement) {
  const jar = cookies();
  const level = LEVELS[Number(jar.get("level"))] ?? LEVELS[0];
  const nick = jar.get("nick") ?? "guest";
  const span = document.createElement("span");
  span.className = level;
  span.append("Hello ", nick);
  banner.prepend(span);
}

greet(document.querySelector("header")!);
