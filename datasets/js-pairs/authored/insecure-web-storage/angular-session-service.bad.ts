import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";
import { tap } from "rxjs/operators";
@Injectable({ providedIn: "root" })
export class SessionService {
  constructor(private http: HttpClient) {}
  login(credentials: { user: string; password: string }) {
    return this.http.post<{ token: string; name: string }>("/api/login", credentials).pipe(
      tap((answer) => {
        localStorage.setItem("session", JSON.stringify(answer));
      })
    );
  }
}
