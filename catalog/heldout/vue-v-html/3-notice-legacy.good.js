import Vue from 'vue';
import DOMPurify from 'dompurify';
import axios from 'axios';

const clean = (html) => DOMPurify.sanitize(html, { ALLOWED_TAGS: ['b', 'i', 'a', 'p'] });

export const HelpBox = Vue.component('help-box', {
  props: { topic: { type: String, default: 'start' } },
  data: () => ({ texts: { start: '<b>Welcome</b>, pick a project.', end: '<b>Done</b>.' } }),
  render(h) {
    const html = this.topic === 'end' ? this.texts.end : this.texts.start;
    return h('aside', { domProps: { innerHTML: html } });
  },
});

export default Vue.component('notice-board', {
  props: { boardId: { type: Number, required: true } },
  data: () => ({ notices: [], footer: '' }),
  async created() {
    const { data } = await axios.get(`/api/boards/${this.boardId}/notices`);
    this.notices = data.notices;
    this.footer = DOMPurify.sanitize(data.footerHtml);
  },
  methods: {
    line(h, notice) {
      const title = h('h3', notice.title);
      const body = h('div', { class: 'body', domProps: { innerHTML: clean(notice.body) } });
      return h('article', { key: notice.id }, [title, body]);
    },
  },
  render(h) {
    const lines = this.notices.map((notice) => this.line(h, notice));
    return h('section', [...lines, h('footer', { domProps: { innerHTML: this.footer } })]);
  },
});
