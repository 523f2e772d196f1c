import axios, { AxiosError } from "axios";

const api = axios.create({ baseURL: "/api", withCredentials: true });
const LOCALE = "ui.locale";
const ACCESS = "auth.access";

export const setLocale = (locale: string) => localStorage.setItem(LOCALE, locale);

api.interceptors.request.use((config) => {
  const token = localStorage.getItem(ACCESS);
  if (token) config.headers.Authorization = `Bearer ${token}`;
  return config;
});

async function refresh(): Promise<void> {
  const { data } = await axios.post("/auth/refresh", null, { withCredentials: true });
  localStorage.setItem(ACCESS, data.accessToken);
}

api.interceptors.response.use(undefined, async (error: AxiosError) => {
  if (error.response?.status !== 401 || !error.config) throw error;
  await refresh();
  return api.request(error.config);
});

export default api;
