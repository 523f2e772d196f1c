import { defineComponent, h, PropType } from 'vue';

interface Message {
  id: number;
  from: string;
  body: string;
  sentAt: string;
}

const URLS = /(https?:\/\/[^\s<]+)/;

function linkify(text: string) {
  return text.split(URLS).map((part, i) => (i % 2 ? h('a', { href: part, rel: 'noopener' }, part) : part));
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
        h('p', linkify(props.message.body)),
        h('time', { datetime: props.message.sentAt }, new Date(props.message.sentAt).toLocaleTimeString()),
      ]);
  },
});
