import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";

const TOKEN_KEY = "auth_token";

@Injectable({ providedIn: "root" })
export class AuthService {
  private accessToken: string | null = null;

  constructor(private http: HttpClient) {}

  login(user: string, password: string) {
    return this.http.post<{ jwt: string }>("/login", { user, password }).subscribe((res) => {
      localStorage.setItem(TOKEN_KEY, res.jwt); // want "insecure-web-storage"
    });
  }

  remember(token: string) {
    sessionStorage.token = token; // want "insecure-web-storage"
    window.localStorage["refresh_token"] = token; // want "insecure-web-storage"
  }

  keepInMemory(token: string) {
    this.accessToken = token;
    localStorage.setItem("lang", navigator.language);
    localStorage.removeItem(TOKEN_KEY);
  }

  saveSession(session: { id: string }) {
    window.sessionStorage.setItem("sessionId", session.id); // want "insecure-web-storage"
  }

  saveCard(form: { number: string; expiry: string }) {
    localStorage.setItem("creditCard", JSON.stringify(form)); // want "insecure-web-storage"
    localStorage.setItem("cart", JSON.stringify({ items: 3 }));
  }
}
