import { Component, SecurityContext } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';
import { HttpClient } from '@angular/common/http';

@Component({ selector: 'app-bio', template: '<p [innerHTML]="bio"></p>' })
export class BioComponent {
  bio: any;
  plain: any;
  frame: any;
  constructor(private sanitizer: DomSanitizer, private route: ActivatedRoute, private http: HttpClient) {}
  ngOnInit() {
    const raw = this.route.snapshot.queryParamMap.get('bio');
    this.bio = this.sanitizer.bypassSecurityTrustHtml(raw); // want "angular-bypass-trust"
    this.plain = this.sanitizer.sanitize(SecurityContext.HTML, raw);
    this.route.queryParams.subscribe((params) => {
      this.frame = this.sanitizer.bypassSecurityTrustResourceUrl(params['src']); // want "angular-bypass-trust"
    });
    this.http.get('/api/bio').subscribe((answer: any) => {
      this.bio = this.sanitizer.bypassSecurityTrustHtml(answer.html); // want "angular-bypass-trust"
    });
    this.bio = this.sanitizer.bypassSecurityTrustHtml('<b>fixed</b>');
  }
}
