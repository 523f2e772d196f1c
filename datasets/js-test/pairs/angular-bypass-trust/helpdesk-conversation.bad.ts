import { Component, OnDestroy, OnInit } from '@angular/core';
import { DomSanitizer, SafeHtml } from '@angular/platform-browser';
import { Subscription } from 'rxjs';
import { ConversationSocket, Incoming } from './conversation.socket';

interface Line {
  who: string;
  html: SafeHtml;
}

@Component({
  selector: 'app-conversation',
  template: `
    <ol>
      <li *ngFor="let line of lines">
        <b>{{ line.who }}</b>
        <span [innerHTML]="line.html"></span>
      </li>
    </ol>
  `,
})
export class ConversationComponent implements OnInit, OnDestroy {
  lines: Line[] = [];
  private subscription?: Subscription;

  constructor(private readonly socket: ConversationSocket, private readonly sanitizer: DomSanitizer) {}

  ngOnInit(): void {
    this.subscription = this.socket.messages$.subscribe((message) => {
      this.lines = [...this.lines.slice(-199), this.toLine(message)];
    });
  }

  ngOnDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private toLine(message: Incoming): Line {
    const cleaned = message.body.replace(/<script[\s\S]*?<\/script>/gi, '').replace(/\n/g, '<br>');
    return { who: message.from, html: this.sanitizer.bypassSecurityTrustHtml(cleaned) };
  }
}
