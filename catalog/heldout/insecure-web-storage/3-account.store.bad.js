import { defineStore } from 'pinia';
import axios from 'axios';

const http = axios.create({ baseURL: '/api', withCredentials: true });

function remember(key, value) {
  window.localStorage[key] = JSON.stringify(value);
}

function recall(key, fallback) {
  const raw = window.localStorage[key];
  return raw === undefined ? fallback : JSON.parse(raw);
}

export const useAccount = defineStore('account', {
  state: () => ({
    email: recall('lastEmail', ''),
    sidebar: recall('sidebar', 'open'),
    apiKey: recall('apiKey', null),
  }),
  actions: {
    async createKey(label) {
      const { data } = await http.post('/keys', { label });
      this.apiKey = data.secretKey;
      remember('apiKey', data.secretKey); // want "insecure-web-storage"
      remember('lastKeyLabel', label);
    },
    async listUsage() {
      const { data } = await http.get('/usage', { headers: { 'x-api-key': this.apiKey } });
      return data.rows;
    },
    toggleSidebar() {
      this.sidebar = this.sidebar === 'open' ? 'closed' : 'open';
      remember('sidebar', this.sidebar);
    },
  },
});
