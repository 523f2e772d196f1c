import { Component, Input, OnChanges, Pipe, PipeTransform, SecurityContext, inject } from '@angular/core';
import { DomSanitizer, SafeUrl } from '@angular/platform-browser';

interface Applicant {
  name: string;
  portfolio: string;
  email: string;
}

@Pipe({ name: 'outbound', standalone: true })
export class OutboundPipe implements PipeTransform {
  private readonly sanitizer = inject(DomSanitizer);

  transform(link: string): SafeUrl {
    const clean = link.replace(/[\s"'<>]/g, '');
    return this.sanitizer.sanitize(SecurityContext.URL, clean) ?? '';
  }
}

@Component({
  selector: 'app-applicant-card',
  standalone: true,
  imports: [OutboundPipe],
  template: `
    <h3>{{ applicant.name }}</h3>
    <a [href]="applicant.portfolio | outbound" rel="noopener">Portfolio</a>
    <a [href]="mail">Write to the applicant</a>
  `,
})
export class ApplicantCardComponent implements OnChanges {
  @Input({ required: true }) applicant!: Applicant;
  mail = '';

  ngOnChanges(): void {
    this.mail = 'mailto:' + encodeURIComponent(this.applicant.email);
  }
}
