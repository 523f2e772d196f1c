import { defineComponent, type PropType } from "vue";
import DOMPurify from "dompurify";

export default defineComponent({
  name: "Snippet",
  props: { markup: { type: String as PropType<string>, required: true }, caption: String },
  setup(props) {
    return () => (
      <figure>
        <div innerHTML={DOMPurify.sanitize(props.markup)} />
        <figcaption>{props.caption}</figcaption>
      </figure>
    );
  },
});
