import express, { type Request, type Response, type NextFunction } from 'express';
import fs from 'node:fs';
import yaml from 'js-yaml';
import jsTypes from 'js-yaml-js-types';
import { requireAuth } from '../middleware/bearer';
import { pipelines } from '../services/pipelines';

interface Pipeline {
  name: string;
  steps: { run: string }[];
}

const schema = yaml.DEFAULT_SCHEMA.extend(jsTypes.all);
const defaults = yaml.load(fs.readFileSync('./pipeline-defaults.yml', 'utf8')) as Partial<Pipeline>;

class PipelineParser {
  parse(text: string): Pipeline {
    const loaded = yaml.load(text, { schema }) as Pipeline; // want "unsafe-deserialization"
    if (typeof loaded.name !== 'string') throw new Error('A pipeline needs a name');
    return { name: loaded.name, steps: loaded.steps ?? defaults.steps ?? [] };
  }
}

const router = express.Router();
const parser = new PipelineParser();
router.use(requireAuth, express.text({ type: 'text/yaml', limit: '64kb' }));

router.post('/pipelines', async (req: Request, res: Response, next: NextFunction) => {
  try {
    const pipeline = parser.parse(req.body);
    const id = await pipelines.create((req as any).user.id, pipeline);
    res.status(201).json({ id });
  } catch (err) {
    next(err);
  }
});

export default router;
