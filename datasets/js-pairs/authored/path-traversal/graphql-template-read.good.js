const { readFile } = require('fs/promises');
const path = require('path');

const TEMPLATES = path.join(__dirname, 'templates');

async function loadTemplate(locale, name) {
  const clean = path.basename(name);
  return readFile(path.join(TEMPLATES, locale === 'de' ? 'de' : 'en', `${clean}.mjml`), 'utf8');
}

const resolvers = {
  Query: {
    templates: () => ['welcome', 'invoice', 'reminder'],
    template: async (_root, args, context) => {
      if (!context.editor) throw new Error('editors only');
      return { name: args.name, source: await loadTemplate(args.locale, args.name) };
    },
  },
};

module.exports = { resolvers };
