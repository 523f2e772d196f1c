type Cache = Record<string, unknown>;

class TokenCache {
  private readonly store: Storage = window.localStorage;

  write(account: string, tokens: { accessToken: string; refreshToken: string }) {
    this.store.setItem(`cache.${account}`, JSON.stringify(tokens));
  }

  layout(settings: Cache) {
    window.localStorage.setItem("layout", JSON.stringify(settings));
  }
}

export const cache = new TokenCache();

export async function acquire(account: string) {
  const res = await fetch("/oauth/token", { method: "POST", body: new URLSearchParams({ account }) });
  const { access_token, refresh_token } = await res.json();
  cache.write(account, { accessToken: access_token, refreshToken: refresh_token });
}
