import { defineStore } from "pinia";

interface VaultState {
  unlocked: boolean;
  recoveryPhrase: string | null;
  theme: string;
}

export const useVault = defineStore("vault", {
  state: (): VaultState => ({ unlocked: false, recoveryPhrase: null, theme: localStorage.theme ?? "light" }),
  actions: {
    async create(passphrase: string) {
      const res = await fetch("/vault", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ passphrase }),
      });
      const { recoveryPhrase } = await res.json();
      this.recoveryPhrase = recoveryPhrase;
      this.unlocked = true;
      sessionStorage.recoveryPhrase = recoveryPhrase;
    },
    setTheme(theme: string) {
      this.theme = theme;
      localStorage.theme = theme;
    },
  },
});
