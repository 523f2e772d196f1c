import { createApp, ref } from 'vue/dist/vue.esm-bundler.js';
import { loadStops } from './stops.js';

const params = new URLSearchParams(window.location.search);
const guest = params.get('guest') ?? 'visitor';

const greeting = `
  <header>
    <h1>Welcome, {{ guest }}</h1>
    <p>{{ stops.length }} stops on your tour</p>
  </header>`;

const app = createApp({
  template: `${greeting}<ol><li v-for="s in stops" :key="s.id">{{ s.name }}</li></ol>`,
  setup() {
    const stops = ref([]);
    loadStops().then((list) => {
      stops.value = list;
    });
    return { stops, guest };
  },
});

app.mount('#tour');
