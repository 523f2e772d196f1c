import { createApp, type Directive } from "vue";
import xss from "xss";
import App from "./App.vue";

interface TooltipValue {
  text: string;
  placement?: "top" | "bottom";
}

async function help(topic: string): Promise<string> {
  const response = await fetch(`/help/${topic}.json`);
  const { body } = await response.json();
  return body;
}

const vHelp: Directive<HTMLElement, TooltipValue> = {
  async mounted(el, binding) {
    const tip = document.createElement("div");
    tip.className = `tip tip-${binding.value.placement === "bottom" ? "bottom" : "top"}`;
    tip.innerHTML = xss(await help(binding.value.text));
    el.append(tip);
  },
  unmounted(el) {
    el.querySelector(".tip")?.remove();
  },
};

createApp(App).directive("help", vHelp).mount("#app");
