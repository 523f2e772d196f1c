const ejs = require("ejs");
const Koa = require("koa");
const Router = require("@koa/router");

const PAGE = `
<section class="profile">
  <h2><%= user.name %></h2>
  <div class="bio"><%= user.bio %></div>
  <%- include("partials/footer") %>
</section>`;

class ProfilePage {
  constructor(repo) {
    this.repo = repo;
    this.template = ejs.compile(PAGE, { filename: __filename });
  }

  async html(id) {
    const user = await this.repo.find(id);
    return this.template({ user });
  }
}

const pages = new ProfilePage(require("./users"));
const router = new Router();

router.get("/u/:id", async (ctx) => {
  ctx.type = "html";
  ctx.body = await pages.html(ctx.params.id);
});

new Koa().use(router.routes()).listen(3000);
