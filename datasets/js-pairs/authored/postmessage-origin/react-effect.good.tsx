import { useEffect, useState } from "react";

interface Settings {
  theme: string;
  apiKey: string;
}

const PARENT = "https://portal.example.com";

export function EmbeddedApp() {
  const [settings, setSettings] = useState<Settings | null>(null);

  useEffect(() => {
    const onMessage = (event: MessageEvent<{ kind: string; settings: Settings }>) => {
      if (event.origin !== PARENT) return;
      if (event.data.kind === "settings") setSettings(event.data.settings);
    };
    window.addEventListener("message", onMessage);
    window.parent.postMessage({ kind: "ready" }, PARENT);
    return () => window.removeEventListener("message", onMessage);
  }, []);

  if (!settings) return <p>Waiting for the portal…</p>;
  return <main className={settings.theme}>Connected</main>;
}
