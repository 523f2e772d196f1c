import axios, { AxiosError } from "axios";

const api = axios.create({ baseURL: "/api", withCredentials: true });
const LOCALE = "ui.locale";
let access = "";

export const setLocale = (locale: string) => localStorage.setItem(LOCALE, locale);

api.interceptors.request.use((config) => {
  if (access) config.headers.Authorization = `Bearer ${access}`;
  return config;
});

async function refresh(): Promise<void> {
  const { data } = await axios.post("/auth/refresh", null, { withCredentials: true });
  access = data.accessToken;
}

api.interceptors.response.use(undefined, async (error: AxiosError) => {
  if (error.response?.status !== 401 || !error.config) throw error;
  await refresh();
  return api.request(error.config);
});

export default api;
