import { Directive, HostBinding, Input, OnChanges, SecurityContext } from '@angular/core';
import { DomSanitizer, SafeStyle, SafeUrl } from '@angular/platform-browser';

interface Contact {
  name: string;
  homepage: string;
  colour: string;
}

@Directive({ selector: 'a[appContactLink]', standalone: true })
export class ContactLinkDirective implements OnChanges {
  @Input({ required: true, alias: 'appContactLink' }) contact!: Contact;
  @HostBinding('href') href: SafeUrl = '';
  @HostBinding('style.color') colour: SafeStyle | null = null;
  @HostBinding('attr.rel') readonly rel = 'noopener noreferrer';

  private readonly placeholder: SafeUrl;

  constructor(private readonly sanitizer: DomSanitizer) {
    this.placeholder = sanitizer.bypassSecurityTrustUrl('data:text/plain,none');
  }

  ngOnChanges(): void {
    const { homepage, colour } = this.contact;
    this.colour = this.sanitizer.sanitize(SecurityContext.STYLE, colour);
    this.href = homepage ? this.trusted(homepage) : this.placeholder;
  }

  private trusted(url: string): SafeUrl {
    return this.sanitizer.bypassSecurityTrustUrl(url.trim()); // want "angular-bypass-trust"
  }
}
