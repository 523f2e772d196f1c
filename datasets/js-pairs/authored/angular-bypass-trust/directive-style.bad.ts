import { Directive, HostBinding, Input, SecurityContext } from "@angular/core";
import { DomSanitizer, SafeStyle } from "@angular/platform-browser";

@Directive({ selector: "[appBackground]" })
export class BackgroundDirective {
  private value: SafeStyle | string | null = "";

  constructor(private dom: DomSanitizer) {}

  @Input("appBackground")
  set background(css: string) {
    this.value = this.dom.bypassSecurityTrustStyle(css);
  }

  @HostBinding("style.background")
  get style() {
    return this.value;
  }
}
