import { createApp } from 'vue';
import App from './App.vue';
import router from './router';

const app = createApp(App);

function place(el, tip) {
  const box = el.getBoundingClientRect();
  tip.style.left = `${box.left}px`;
  tip.style.top = `${box.bottom + 6}px`;
}

app.directive('tip', {
  mounted(el, binding) {
    const tip = document.createElement('div');
    tip.className = 'tip';
    el.addEventListener('mouseenter', () => {
      const { common, latin } = binding.value;
      const name = document.createElement('i');
      name.textContent = latin;
      tip.replaceChildren(`${common} `, name);
      place(el, tip);
      document.body.append(tip);
    });
    el.addEventListener('mouseleave', () => tip.remove());
    el.dataset.tip = 'on';
  },
  unmounted(el) {
    delete el.dataset.tip;
  },
});

app.component('SightingRow', {
  props: ['sighting'],
  template: `
    <tr>
      <td v-tip="{ common: sighting.common, latin: sighting.latin }">{{ sighting.common }}</td>
      <td>{{ sighting.observer }}</td>
    </tr>`,
});

app.use(router);
app.mount('#app');
