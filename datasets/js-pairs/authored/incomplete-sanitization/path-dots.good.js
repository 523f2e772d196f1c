const path = require("path");
const fs = require("fs/promises");
const express = require("express");

const router = express.Router();
const ROOT = path.resolve("reports");

function clean(name) {
  return path.basename(name);
}

router.get("/reports/:name", async (req, res, next) => {
  try {
    const body = await fs.readFile(path.join(ROOT, clean(req.params.name)), "utf8");
    res.type("text/plain").send(body);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
