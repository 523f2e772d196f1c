import { Component, Input, OnChanges } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";
import DOMPurify from "dompurify";

@Component({
  selector: "app-comment",
  template: `
    <p class="author">{{ author }}</p>
    <div [innerHTML]="rendered"></div>
    <span [innerHTML]="badge"></span>
  `,
})
export class CommentComponent implements OnChanges {
  @Input() author = "";
  @Input() body = "";

  rendered: SafeHtml = "";
  readonly badge = this.sanitizer.bypassSecurityTrustHtml("<svg width='8' height='8'><circle r='4'/></svg>");

  constructor(private sanitizer: DomSanitizer) {}

  ngOnChanges(): void {
    this.rendered = this.sanitizer.bypassSecurityTrustHtml(DOMPurify.sanitize(this.body));
  }
}
