import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";
import { firstValueFrom } from "rxjs";

export interface Badge {
  name: string;
  svg: string;
}

const ICONS: Record<string, string> = {
  gold: "<svg viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='gold'/></svg>",
  silver: "<svg viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='silver'/></svg>",
};

@Injectable({ providedIn: "root" })
export class BadgeService {
  private readonly cache = new Map<string, SafeHtml>();

  constructor(private readonly http: HttpClient, private readonly sanitizer: DomSanitizer) {}

  async icon(user: string): Promise<SafeHtml> {
    const known = this.cache.get(user);
    if (known) return known;
    const badge = await firstValueFrom(this.http.get<Badge>(`/api/users/${encodeURIComponent(user)}/badge`));
    const icon = this.sanitizer.bypassSecurityTrustHtml(ICONS[badge.name] ?? ICONS["silver"]);
    this.cache.set(user, icon);
    return icon;
  }
}
