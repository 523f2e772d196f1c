const KEY = "auth.refresh";

class TokenStore {
  private memory: string | null = null;

  save(refreshToken: string): void {
    this.memory = refreshToken;
  }

  load(): string | null {
    return this.memory;
  }
}

export const tokens = new TokenStore();

export async function refresh(): Promise<void> {
  const res = await fetch("/auth/refresh", { method: "POST", credentials: "include" });
  const { refreshToken } = await res.json();
  tokens.save(refreshToken);
}
