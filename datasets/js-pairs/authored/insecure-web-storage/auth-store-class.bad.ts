export class AuthStore {
  async login(email: string, password: string) {
    const res = await fetch("/api/login", { method: "POST", body: JSON.stringify({ email, password }) });
    const { accessToken, refreshToken } = await res.json();
    localStorage.setItem("auth", JSON.stringify({ accessToken, refreshToken, at: Date.now() }));
  }
}
