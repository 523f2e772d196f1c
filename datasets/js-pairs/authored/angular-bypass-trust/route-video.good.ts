import { Component, OnInit, inject } from "@angular/core";
import { ActivatedRoute } from "@angular/router";
import { DomSanitizer, SafeResourceUrl } from "@angular/platform-browser";

@Component({
  selector: "app-video",
  standalone: true,
  template: `<iframe [src]="src" allowfullscreen></iframe>`,
})
export class VideoComponent implements OnInit {
  private readonly route = inject(ActivatedRoute);
  private readonly sanitizer = inject(DomSanitizer);
  src!: SafeResourceUrl;

  ngOnInit(): void {
    this.route.queryParamMap.subscribe((params) => {
      const id = params.get("video") ?? "";
      const url = /^[\w-]{11}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : "about:blank";
      this.src = this.sanitizer.bypassSecurityTrustResourceUrl(url);
    });
  }
}
