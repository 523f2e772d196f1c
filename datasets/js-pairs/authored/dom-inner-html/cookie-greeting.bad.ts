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
  banner.insertAdjacentHTML("afterbegin", `<span class="${level}">Hello ${nick}</span>`);
}

greet(document.querySelector("header")!);
