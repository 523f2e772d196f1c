import { Injectable, signal } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';

interface LoginResult {
  refreshToken: string;
  displayName: string;
}

class Store {
  constructor(private readonly area: Storage) {}

  put(key: string, value: unknown): void {
    this.area.setItem(key, JSON.stringify(value));
  }

  get<T>(key: string): T | null {
    const raw = this.area.getItem(key);
    return raw === null ? null : (JSON.parse(raw) as T);
  }
}

@Injectable({ providedIn: 'root' })
export class SessionService {
  private readonly store = new Store(window.sessionStorage);
  readonly name = signal(this.store.get<string>('displayName') ?? '');

  constructor(private readonly http: HttpClient) {}

  async login(email: string, password: string): Promise<void> {
    const result = await firstValueFrom(this.http.post<LoginResult>('/api/login', { email, password }));
    this.store.put('displayName', result.displayName);
    this.store.put('refreshToken', result.refreshToken); // want "insecure-web-storage"
    this.name.set(result.displayName);
  }

  renew(): Promise<unknown> {
    const refreshToken = this.store.get<string>('refreshToken');
    return firstValueFrom(this.http.post('/api/renew', { refreshToken }));
  }
}
