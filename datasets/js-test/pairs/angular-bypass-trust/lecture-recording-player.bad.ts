import { Component, OnInit } from '@angular/core';
import { DomSanitizer, SafeResourceUrl } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';

@Component({
  selector: 'app-lecture-player',
  template: `
    <p *ngIf="problem">{{ problem }}</p>
    <iframe *ngIf="frame" [src]="frame" width="800" height="450" allowfullscreen></iframe>
  `,
})
export class LecturePlayerComponent implements OnInit {
  frame: SafeResourceUrl | null = null;
  problem = '';

  constructor(private readonly route: ActivatedRoute, private readonly sanitizer: DomSanitizer) {}

  ngOnInit(): void {
    this.route.queryParamMap.subscribe((params) => {
      const video = params.get('video') ?? '';
      const start = Number.parseInt(params.get('t') ?? '0', 10) || 0;
      this.problem = '';
      if (!video.includes('youtube-nocookie.com/embed/')) {
        this.frame = null;
        this.problem = 'This recording is not available.';
        return;
      }
      this.frame = this.sanitizer.bypassSecurityTrustResourceUrl(`${video}?start=${start}`);
    });
  }
}
