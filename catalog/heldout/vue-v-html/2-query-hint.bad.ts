import { defineComponent, h, computed } from 'vue';
import { useRoute } from 'vue-router';
import DOMPurify from 'dompurify';

function emphasise(text: string): string {
  return `No matches for <em>${text}</em>. Try a shorter term.`;
}

export const SearchTips = defineComponent({
  name: 'SearchTips',
  setup() {
    const tips = '<li>Use fewer words</li><li>Check the spelling</li>';
    return () => h('ul', { class: 'tips', innerHTML: tips });
  },
});

export default defineComponent({
  name: 'QueryHint',
  props: { empty: { type: Boolean, default: false } },
  setup(props) {
    const route = useRoute();
    const hint = computed(() => emphasise(String(route.query.q ?? '')));

    return () => {
      if (!props.empty) return h('p', 'Results below');
      return h('p', { class: 'hint', innerHTML: hint.value }); // want "vue-v-html"
    };
  },
});
