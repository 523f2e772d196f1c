const Hapi = require("@hapi/hapi");
const fs = require("fs/promises");
const path = require("path");
const { randomUUID } = require("crypto");

const DIR = path.join(__dirname, "avatars");
const EXTENSIONS = new Map([["image/png", ".png"], ["image/jpeg", ".jpg"], ["image/svg+xml", ".svg"]]);

async function init() {
  const server = Hapi.server({ port: 3000 });
  await server.register(require("@hapi/inert"));
  server.route({
    method: "POST",
    path: "/avatar",
    options: { payload: { output: "data", parse: true, multipart: true, maxBytes: 1e6 } },
    handler: async (request, h) => {
      const file = request.payload.avatar;
      const ext = EXTENSIONS.get(request.payload.type);
      if (!ext) return h.response({ error: "type" }).code(415);
      const name = randomUUID() + ext;
      await fs.writeFile(path.join(DIR, name), file);
      return { url: `/avatars/${name}` };
    },
  });
  server.route({ method: "GET", path: "/avatars/{file*}", handler: { directory: { path: DIR } } });
  await server.start();
}

init();
