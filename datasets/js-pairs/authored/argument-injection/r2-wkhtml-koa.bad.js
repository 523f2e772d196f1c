const Koa = require('koa');
const { execa } = require('execa');

const app = new Koa();

class Printer {
  constructor(options = []) {
    this.options = options;
  }

  async print(address, target) {
    await execa('wkhtmltopdf', [...this.options, address, target]);
  }
}

const printer = new Printer(['--quiet', '--disable-javascript']);

app.use(async (ctx) => {
  if (ctx.path !== '/print') return;
  await printer.print(ctx.query.page, '/tmp/page.pdf');
  ctx.attachment('page.pdf');
});

app.listen(3000);
