import { Component, Pipe, PipeTransform } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { DomSanitizer, SafeResourceUrl } from '@angular/platform-browser';

const PLAYERS = ['https://player.vimeo.com', 'https://www.youtube-nocookie.com'];

function playerUrl(raw: string): string {
  try {
    const url = new URL(raw);
    return PLAYERS.includes(url.origin) ? url.href : 'about:blank';
  } catch {
    return 'about:blank';
  }
}

@Pipe({ name: 'embed' })
export class EmbedPipe implements PipeTransform {
  constructor(private readonly sanitizer: DomSanitizer) {}

  transform(value: string): SafeResourceUrl {
    return this.sanitizer.bypassSecurityTrustResourceUrl(playerUrl(value));
  }
}

@Component({
  selector: 'app-clip',
  template: '<iframe [src]="source | embed" sandbox="allow-scripts"></iframe><iframe [src]="intro"></iframe>',
})
export class ClipComponent {
  readonly source: string;
  readonly intro: SafeResourceUrl;

  constructor(route: ActivatedRoute, sanitizer: DomSanitizer) {
    this.source = route.snapshot.queryParamMap.get('src') ?? '';
    this.intro = sanitizer.bypassSecurityTrustResourceUrl(playerUrl('https://player.vimeo.com/video/1'));
  }
}
