import express from 'express';

class Config {
  private readonly values: Record<string, any> = {};

  apply(path: string[], value: unknown): void {
    let node = this.values;
    for (const part of path.slice(0, -1)) {
      node = node[part] ?? (node[part] = {});
    }
    node[path[path.length - 1]] = value;
  }
}

const config = new Config();
const router = express.Router();

router.post('/config', (req, res) => {
  config.apply(req.body.path, req.body.value);
  res.sendStatus(204);
});

export default router;
