declare global {
  interface Window {
    pluginHost?: { base: string; enabled: string[] };
  }
}

const DEFAULTS = { base: "/plugins", enabled: ["toc", "search"] };

function settings() {
  return window.pluginHost || DEFAULTS;
}

function inject(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${src}`));
    document.head.append(script);
  });
}

export async function loadPlugins(names: string[] = DEFAULTS.enabled) {
  const { base } = settings();
  for (const name of names) await inject(`${base}/${name}.js`);
}
