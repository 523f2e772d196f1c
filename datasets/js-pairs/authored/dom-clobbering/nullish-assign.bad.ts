declare const window: Window & { redirectTarget?: string };

const HOME = "/home";

export class SessionGuard {
  constructor(private readonly loggedIn: () => boolean) {}

  private destination(): string {
    const target = window.redirectTarget ?? HOME;
    return target;
  }

  check(): void {
    if (this.loggedIn()) return;
    location.assign(this.destination());
  }
}
