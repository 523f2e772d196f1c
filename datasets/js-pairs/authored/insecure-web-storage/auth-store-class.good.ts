export class AuthStore {
  private accessToken = "";
  async login(email: string, password: string) {
    const res = await fetch("/api/login", { method: "POST", body: JSON.stringify({ email, password }) });
    const { accessToken } = await res.json();
    this.accessToken = accessToken;
  }
}
