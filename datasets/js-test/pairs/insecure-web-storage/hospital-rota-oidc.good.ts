import { Injectable } from '@angular/core';
import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { environment } from '../environments/environment';

@Injectable({ providedIn: 'root' })
export class RotaAuth {
  private readonly manager = new UserManager({
    authority: environment.identityProvider,
    client_id: 'rota-planner',
    redirect_uri: `${location.origin}/signed-in`,
    post_logout_redirect_uri: location.origin,
    response_type: 'code',
    scope: 'openid profile rota.write offline_access',
    userStore: new WebStorageStateStore({ prefix: 'rota.', store: new InMemoryWebStorage() }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 60,
  });

  begin(returnTo: string): Promise<void> {
    localStorage.setItem('rota.lastView', returnTo);
    return this.manager.signinRedirect();
  }

  async complete(): Promise<User> {
    const user = await this.manager.signinRedirectCallback();
    history.replaceState(null, '', localStorage.getItem('rota.lastView') ?? '/week');
    return user;
  }

  async bearer(): Promise<string | null> {
    const user = (await this.manager.getUser()) ?? (await this.manager.signinSilent());
    return user?.access_token ?? null;
  }

  leave(): Promise<void> {
    return this.manager.signoutRedirect();
  }
}
