import { HttpClient } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { DomSanitizer, SafeHtml } from '@angular/platform-browser';
import DOMPurify from 'dompurify';
import { Observable, map, shareReplay } from 'rxjs';

interface BadgeDto {
  id: string;
  title: string;
  drawing: string;
  designedBy: string;
}

export interface Badge {
  id: string;
  title: string;
  drawing: SafeHtml;
}

@Injectable({ providedIn: 'root' })
export class BadgeGalleryService {
  private readonly cache = new Map<string, Observable<Badge[]>>();

  constructor(private readonly http: HttpClient, private readonly sanitizer: DomSanitizer) {}

  /** Drawings are SVG that the members of the group sent in. */
  forGroup(group: string): Observable<Badge[]> {
    let badges = this.cache.get(group);
    if (!badges) {
      badges = this.http
        .get<BadgeDto[]>('/api/badges', { params: { group } })
        .pipe(map((list) => list.map((dto) => this.toBadge(dto))), shareReplay(1));
      this.cache.set(group, badges);
    }
    return badges;
  }

  private toBadge(dto: BadgeDto): Badge {
    const drawing = DOMPurify.sanitize(dto.drawing, {
      USE_PROFILES: { svg: true, svgFilters: true },
    });
    return { id: dto.id, title: dto.title, drawing: this.sanitizer.bypassSecurityTrustHtml(drawing) };
  }
}
