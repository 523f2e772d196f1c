const path = require("node:path");
const express = require("express");
const fileUpload = require("express-fileupload");
const createDOMPurify = require("dompurify");
const { JSDOM } = require("jsdom");
const fs = require("node:fs/promises");

const DOMPurify = createDOMPurify(new JSDOM("").window);

class IconStore {
  constructor(root) {
    this.root = root;
  }

  async save(name, file) {
    const target = path.join(this.root, `${name}.svg`);
    const clean = DOMPurify.sanitize(file.data.toString("utf8"), {
      USE_PROFILES: { svg: true, svgFilters: true },
    });
    await fs.writeFile(target, clean);
    return target;
  }
}

const icons = new IconStore(path.join(__dirname, "static/icons"));
const app = express();
app.use(fileUpload({ limits: { fileSize: 100 * 1024 } }));
app.use("/icons", express.static(icons.root));

app.put("/icons/:name", async (req, res) => {
  const name = req.params.name;
  if (!/^[a-z0-9-]{1,40}$/.test(name)) return res.status(400).end();
  const file = req.files && req.files.icon;
  if (!file || file.mimetype !== "image/svg+xml") return res.status(415).end();
  await icons.save(name, file);
  res.status(204).end();
});

app.listen(3000);
