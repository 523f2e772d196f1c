import { createApp } from 'vue/dist/vue.esm-bundler.js';

const campaigns = {
  spring: '<p>Spring sale: {{ percent }}% off</p>',
  winter: '<p>Winter sale: {{ percent }}% off</p>',
};

function visitorName() {
  return new URLSearchParams(window.location.search).get('name') || 'friend';
}

function mountBanner(element, key) {
  const template = key === 'winter' ? campaigns.winter : campaigns.spring;
  createApp({ data: () => ({ percent: 20 }), template }).mount(element);
}

function mountGreeting(element) {
  const name = visitorName();
  createApp({
    data: () => ({ hour: new Date().getHours() }),
    template: `<h2>Good {{ hour < 12 ? 'morning' : 'day' }}, ${name}!</h2>`, // want "client-template-injection"
  }).mount(element);
}

mountBanner('#banner', document.body.dataset.campaign);
mountGreeting('#greeting');
