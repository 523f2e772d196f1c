import axios, { AxiosError, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';

interface Grant {
  token: string;
  expiresAt: number;
}

const LANGUAGE_KEY = 'payroll.language';
const GRANT_KEY = 'payroll.grant';

function readGrant(): Grant | null {
  const text = sessionStorage.getItem(GRANT_KEY);
  return text ? (JSON.parse(text) as Grant) : null;
}

function keepGrant(grant: Grant | null): void {
  if (grant) sessionStorage.setItem(GRANT_KEY, JSON.stringify(grant));
  else sessionStorage.removeItem(GRANT_KEY);
}

async function freshGrant(): Promise<Grant> {
  const { data } = await axios.post<Grant>('/auth/refresh', null, { withCredentials: true });
  keepGrant(data);
  return data;
}

export function createClient(): AxiosInstance {
  const client = axios.create({ baseURL: '/api/payroll', timeout: 10_000 });

  client.interceptors.request.use(async (config: InternalAxiosRequestConfig) => {
    let grant = readGrant();
    if (!grant || grant.expiresAt < Date.now() + 5_000) {
      grant = await freshGrant();
    }
    config.headers.set('Authorization', `Bearer ${grant.token}`);
    config.headers.set('Accept-Language', localStorage.getItem(LANGUAGE_KEY) ?? 'en');
    return config;
  });

  client.interceptors.response.use(undefined, (err: AxiosError) => {
    if (err.response?.status === 401) keepGrant(null);
    return Promise.reject(err);
  });
  return client;
}
