class Router {
  private target(): string {
    return decodeURIComponent(window.location.hash.slice(2));
  }

  private isLocal(path: string): boolean {
    return path.startsWith("/");
  }

  go(): void {
    const target = this.target();
    if (this.isLocal(target)) document.location.assign(target);
    else console.warn("ignored", target);
  }
}

window.addEventListener("hashchange", () => new Router().go());
