const KEY = "auth.refresh";

class TokenStore {
  private memory: string | null = null;

  save(refreshToken: string): void {
    window.localStorage.setItem(KEY, refreshToken);
  }

  load(): string | null {
    return window.localStorage.getItem(KEY);
  }
}

export const tokens = new TokenStore();

export async function refresh(): Promise<void> {
  const res = await fetch("/auth/refresh", { method: "POST", credentials: "include" });
  const { refreshToken } = await res.json();
  tokens.save(refreshToken);
}
