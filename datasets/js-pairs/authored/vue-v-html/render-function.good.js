import { h, defineComponent } from "vue";
import sanitizeHtml from "sanitize-html";

export const RichText = defineComponent({
  name: "RichText",
  props: {
    html: { type: String, required: true },
    tag: { type: String, default: "div" },
  },
  setup(props, { slots }) {
    return () =>
      h("section", { class: "rich" }, [
        slots.header ? slots.header() : null,
        h("div", { innerHTML: sanitizeHtml(props.html) }),
      ]);
  },
});

export const Plain = defineComponent({
  props: { text: String },
  setup: (props) => () => h("p", { class: "plain", title: props.text }, props.text),
});
