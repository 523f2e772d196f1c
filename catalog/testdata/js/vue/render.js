import { h, createApp } from 'vue';
import { useRoute } from 'vue-router';
import DOMPurify from 'dompurify';
export const Raw = {
  setup() {
    const route = useRoute();
    return () => h('div', { innerHTML: route.query.html }); // want "vue-v-html"
  },
};
export const Clean = {
  setup() {
    const route = useRoute();
    return () => h('div', { innerHTML: DOMPurify.sanitize(route.query.html) });
  },
};
const greeting = new URLSearchParams(location.search).get('greeting');
createApp({ template: `<h1>${greeting}</h1>` }).mount('#a'); // want "client-template-injection"
createApp({ template: '<h1>{{ greeting }}</h1>', data: () => ({ greeting }) }).mount('#b');
