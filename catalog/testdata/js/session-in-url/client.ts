import axios from "axios";

export async function loadOrders(sessionId: string) {
  const res = await fetch(`/api/orders?session=${sessionId}`); // want "session-in-url"
  return res.json();
}

export async function loadOrdersSafely(sessionId: string) {
  const res = await fetch("/api/orders", { headers: { Authorization: `Bearer ${sessionId}` } });
  return res.json();
}

export class Api {
  constructor(private readonly accessToken: string) {}

  profile() {
    return axios.get("/api/profile?access_token=" + this.accessToken); // want "session-in-url"
  }

  profileWithParams() {
    return axios.get("/api/profile", { params: { access_token: this.accessToken, page: 1 } }); // want "session-in-url"
  }

  profileSafely(page: number) {
    return axios.get("/api/profile?page=" + page, { headers: { Authorization: `Bearer ${this.accessToken}` } });
  }
}

export function openReport(jwt: string) {
  window.location.href = "/report?jwt=" + encodeURIComponent(jwt); // want "session-in-url"
}

export function openReportSafely(id: string) {
  window.location.href = "/report?id=" + encodeURIComponent(id);
}
