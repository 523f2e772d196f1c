import { Component } from "@angular/core";
import { ActivatedRoute, Router } from "@angular/router";
import { AuthService } from "./auth.service";

@Component({
  selector: "app-login",
  template: `<form (ngSubmit)="submit()"><input name="u" [(ngModel)]="user" /><button>Go</button></form>`,
})
export class LoginComponent {
  user = "";

  constructor(private route: ActivatedRoute, private router: Router, private auth: AuthService) {}

  submit() {
    const returnUrl = this.route.snapshot.queryParams["returnUrl"] || "/";
    this.auth.login(this.user).subscribe({
      next: () => {
        this.router.navigateByUrl(returnUrl);
      },
      error: () => this.router.navigate(["/login"], { queryParams: { failed: 1 } }),
    });
  }
}
