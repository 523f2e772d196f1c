import { useState } from 'react';

// Names, labels, messages, types: nothing here is a secret.
export const messages = {
  password: 'Password',
  passwordHint: 'At least 8 characters',
  secret: 'Your secret',
  token: 'Token',
  apiKey: 'API key',
  resetPassword: 'Reset your password',
  errors: { password: 'Password is required', token: 'The token has expired', wrongPassword: 'wrong-password-1' },
};

export enum Field {
  Password = 'password',
  AccessToken = 'access_token',
  ClientSecret = 'client_secret',
}

export const STORAGE_TOKEN_KEY = 'app.token.v1';
export const ACCESS_TOKEN = 'accessToken';
export const selectors = { password: '#login-password', token: 'input[name=token]', apiKey: '.api-key-field' };
export const schema = { password: { type: 'string', minLength: 12 }, secret: 'string', apiKey: 'text', token: 'required' };
export const routes = { resetPassword: '/auth/reset', token: '/oauth2/token', secret: 'projects/1/secrets/db' };
export const settings = { jwtSecret: 'JWT_SECRET', dbPassword: 'DB_PASSWORD', apiKey: 'services.weather.key' };

export function Login({ t }: { t: (key: string) => string }) {
  const [password, setPassword] = useState('');
  const tokenType = 'Bearer';
  const placeholder = { apiKey: 'your-api-key', token: '<token>', password: 'xxxxxxxx' };
  return (
    <form data-token-type={tokenType}>
      <input type="password" name="password" value={password} onChange={(e) => setPassword(e.target.value)} />
      <span>{t('auth.password.label')}</span>
      <code>{placeholder.apiKey}</code>
    </form>
  );
}
