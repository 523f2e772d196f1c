import { defineStore } from "pinia";

export const useAuth = defineStore("auth", {
  state: () => ({ user: null, token: null }),
  actions: {
    async login(form) {
      const res = await fetch("/api/login", { method: "POST", body: JSON.stringify(form) });
      const body = await res.json();
      this.token = body.access_token;
      saveToStorage("session", body.access_token);
      this.user = body.user;
    },
    persist() {
      localStorage.setItem("auth", JSON.stringify({ token: this.token })); // want "insecure-web-storage"
    },
    setTheme(theme) {
      localStorage.setItem("theme", theme);
      localStorage.setItem("tokenizerModel", theme);
    },
  },
});

function saveToStorage(key, value) {
  sessionStorage.setItem(key, value); // want "insecure-web-storage"
}
