import { defineComponent, h, PropType } from 'vue';

interface Message {
  id: number;
  from: string;
  body: string;
  sentAt: string;
}

const URLS = /https?:\/\/[^\s<]+/g;

function linkify(text: string): string {
  return text.replace(URLS, (url) => `<a href="${url}" rel="noopener">${url}</a>`);
}

export const MessageBubble = defineComponent({
  name: 'MessageBubble',
  props: {
    message: { type: Object as PropType<Message>, required: true },
    mine: { type: Boolean, default: false },
  },
  setup(props) {
    return () =>
      h('div', { class: ['bubble', { mine: props.mine }] }, [
        h('strong', props.message.from),
        h('p', { innerHTML: linkify(props.message.body) }),
        h('time', { datetime: props.message.sentAt }, new Date(props.message.sentAt).toLocaleTimeString()),
      ]);
  },
});
