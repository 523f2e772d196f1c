import Vue from "vue/dist/vue.esm.js";

const query = new URLSearchParams(window.location.search);

export function notice(el) {
  const text = query.get("notice") || "";
  const { render, staticRenderFns } = Vue.compile(`<p class="notice">{{ text }}</p>`);
  return new Vue({ el, data: { text }, render, staticRenderFns });
}
