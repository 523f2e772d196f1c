import { Component, OnInit } from "@angular/core";
import { ActivatedRoute } from "@angular/router";
import { DomSanitizer, SafeResourceUrl } from "@angular/platform-browser";

const HOSTS = ["maps.example.com", "charts.example.com"];

@Component({ selector: "app-embed", template: `<iframe [src]="frame"></iframe>` })
export class EmbedComponent implements OnInit {
  frame: SafeResourceUrl | null = null;

  constructor(private route: ActivatedRoute, private sanitizer: DomSanitizer) {}

  ngOnInit() {
    const target = this.route.snapshot.queryParams["src"];
    this.frame = this.trust(target);
  }

  private trust(url: string): SafeResourceUrl {
    return this.sanitizer.bypassSecurityTrustResourceUrl(url);
  }
}
