import express from 'express';
import multer from 'multer';
import * as XLSX from 'xlsx';

const upload = multer();
const router = express.Router();

function neutral(value: unknown): string {
  const text = String(value ?? '');
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

router.post('/survey/answers', upload.none(), (req, res) => {
  const rows = Object.entries(req.body as Record<string, string>).map(([question, answer]) => [question, answer]);
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map(neutral)));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Answers');
  res.type('application/vnd.ms-excel').send(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
});

export default router;
