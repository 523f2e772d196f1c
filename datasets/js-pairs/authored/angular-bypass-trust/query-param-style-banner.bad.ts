import { Component, OnDestroy, SecurityContext, inject } from "@angular/core";
import { ActivatedRoute } from "@angular/router";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";
import { Subscription } from "rxjs";
import { map } from "rxjs/operators";

@Component({
  selector: "app-campaign",
  template: `<div class="banner" [innerHTML]="banner"></div>`,
})
export class CampaignComponent implements OnDestroy {
  private readonly route = inject(ActivatedRoute);
  private readonly sanitizer = inject(DomSanitizer);
  banner: SafeHtml = "";
  private readonly sub: Subscription;

  constructor() {
    this.sub = this.route.queryParamMap
      .pipe(map((params) => params.get("headline") ?? "Welcome"))
      .subscribe((headline) => {
        const markup = `<h2>${headline}</h2>`;
        this.banner = this.sanitizer.bypassSecurityTrustHtml(markup);
      });
  }

  ngOnDestroy() {
    this.sub.unsubscribe();
  }
}
