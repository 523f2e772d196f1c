import { createApp } from "vue/dist/vue.esm-bundler.js";

const params = new URLSearchParams(location.search);
const title = params.get("title") || "Widget";

createApp({
  data: () => ({ clicks: 0, title }),
  template: `<div><h1>{{ title }}</h1><button @click="clicks++">{{ clicks }}</button></div>`,
}).mount("#app");
