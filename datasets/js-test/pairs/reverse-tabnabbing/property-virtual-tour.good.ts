import { Injectable, NgZone } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

export interface Listing {
  id: string;
  agent: string;
  tourUrl: string;
}

@Injectable({ providedIn: 'root' })
export class TourLauncher {
  private readonly opened = new Map<string, Window>();

  constructor(private readonly zone: NgZone, private readonly snack: MatSnackBar) {}

  /** Tours live on the servers of the agents, whose addresses they type in themselves. */
  launch(listing: Listing): void {
    const target = new URL(listing.tourUrl);
    if (target.protocol !== 'https:') {
      this.snack.open('This tour has no secure address.');
      return;
    }
    const previous = this.opened.get(listing.id);
    if (previous && !previous.closed) {
      previous.focus();
      return;
    }
    this.zone.runOutsideAngular(() => {
      const tab = window.open('about:blank');
      if (!tab) return;
      tab.opener = null;
      tab.location.replace(target.href);
      this.opened.set(listing.id, tab);
    });
  }

  closeAll(): void {
    this.opened.forEach((tab) => tab.close());
    this.opened.clear();
  }
}
