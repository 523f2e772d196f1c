import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";
import { tap } from "rxjs/operators";

@Injectable({ providedIn: "root" })
export class AuthService {
  private accessToken: string | null = null;

  constructor(private http: HttpClient) {}

  login(email: string, password: string) {
    return this.http.post<{ accessToken: string }>("/auth/login", { email, password }, { withCredentials: true }).pipe(
      tap((res) => {
        sessionStorage.setItem("access_token", res.accessToken);
      }),
    );
  }

  remember(email: string) {
    localStorage.setItem("last_email_domain", email.split("@")[1]);
  }
}
