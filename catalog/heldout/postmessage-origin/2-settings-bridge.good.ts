import { Component, NgZone, OnDestroy, OnInit } from '@angular/core';
import { SettingsService } from './settings.service';

interface BridgeMessage {
  action: 'set' | 'reset';
  key: string;
  value?: string;
}

@Component({ selector: 'app-settings-bridge', template: '' })
export class SettingsBridgeComponent implements OnInit, OnDestroy {
  private readonly parentOrigin = 'https://portal.example.com';

  constructor(
    private readonly settings: SettingsService,
    private readonly zone: NgZone,
  ) {}

  private readonly onMessage = (event: MessageEvent<BridgeMessage>): void => {
    if (event.origin !== this.parentOrigin) return;
    const { action, key, value } = event.data;
    this.zone.run(() => {
      if (action === 'set') this.settings.update(key, value ?? '');
      if (action === 'reset') this.settings.reset(key);
    });
  };

  ngOnInit(): void {
    window.addEventListener('message', this.onMessage);
    window.parent.postMessage({ action: 'ready' }, this.parentOrigin);
  }

  ngOnDestroy(): void {
    window.removeEventListener('message', this.onMessage);
  }
}
