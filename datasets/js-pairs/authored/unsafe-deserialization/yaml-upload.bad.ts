import express from 'express';
import multer from 'multer';
import yaml from 'js-yaml';
import unsafeTypes from 'js-yaml-js-types';

const SCHEMA = yaml.DEFAULT_SCHEMA.extend(unsafeTypes.all);

const upload = multer({ storage: multer.memoryStorage() });
const router = express.Router();

async function readPipeline(bytes: Buffer) {
  const config = yaml.load(bytes.toString('utf8'), { schema: SCHEMA });
  return config as { steps: string[] };
}

router.post('/pipelines', upload.single('file'), async (req, res) => {
  const pipeline = await readPipeline(req.file!.buffer);
  res.json({ steps: pipeline.steps.length });
});

export default router;
