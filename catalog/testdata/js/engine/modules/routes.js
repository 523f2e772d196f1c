import { Router } from 'express';
import { execSync } from 'child_process';
const router = Router();
router.use((req, res, next) => {
  req.target = req.headers['x-target'];
  next();
});
router.get('/go', (req, res) => {
  execSync('ping ' + req.target); // want "command-injection"
  res.end();
});
export default router;
