import axios from 'axios';

export class CampsiteApi {
  #session = null;

  constructor(baseURL) {
    this.http = axios.create({ baseURL, timeout: 8000 });
    this.http.interceptors.request.use((config) => {
      if (this.#session) {
        config.params = { ...config.params, sid: this.#session };
      }
      return config;
    });
  }

  async signIn(email, password) {
    const { data } = await this.http.post('/session', { email, password });
    this.#session = data.session;
    return data.guest;
  }

  async pitches({ from, to, sort = 'price' }) {
    const { data } = await this.http.get('/pitches', { params: { from, to, sort } });
    return data.pitches;
  }

  async book(pitch, from, to) {
    const { data } = await this.http.post('/bookings', { pitch, from, to });
    return data.booking;
  }

  async signOut() {
    await this.http.delete('/session');
    this.#session = null;
  }
}
