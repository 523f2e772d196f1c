interface Command {
  name: string;
  value: string;
}

function fromPartner(origin: string): boolean {
  return origin.endsWith("partner.example");
}

export function connect(run: (c: Command) => void): () => void {
  const handler = (ev: MessageEvent<Command>) => {
    if (!fromPartner(ev.origin)) return;
    run(ev.data);
  };
  window.addEventListener("message", handler);
  return () => window.removeEventListener("message", handler);
}
