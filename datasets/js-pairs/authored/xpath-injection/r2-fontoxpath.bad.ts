import { evaluateXPathToStrings } from 'fontoxpath';
import express from 'express';
import { catalogue } from './catalogue';

const router = express.Router();

router.get('/books', (req, res) => {
  const author = String(req.query.author);
  const titles = evaluateXPathToStrings(`//book[author="${author}"]/title`, catalogue);
  res.json(titles);
});

export default router;
