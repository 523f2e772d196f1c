import axios from "axios";
const client = axios.create({ baseURL: "/api" });
export async function signIn(form) {
  const { data } = await client.post("/sessions", { email: form.email, password: form.password });
  window.localStorage["jwt"] = data.token;
  client.defaults.headers.common.Authorization = `Bearer ${data.token}`;
}
