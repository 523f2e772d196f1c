'use client';

import { useState } from 'react';
import Papa from 'papaparse';
import { useSurvey } from '@/hooks/useSurvey';

type Answer = { submittedAt: string; respondent: string; rating: number; comment: string };

function toSheet(answers: Answer[]): string {
  const rows = answers.map((a) => ({
    Date: new Date(a.submittedAt).toLocaleDateString('en-GB'),
    Respondent: a.respondent,
    Rating: a.rating,
    Comment: a.comment.replace(/\s+/g, ' '),
  }));
  return Papa.unparse(rows, { quotes: true, newline: '\r\n', escapeFormulae: true });
}

export function DownloadAnswers({ surveyId }: { surveyId: string }) {
  const { answers, loading } = useSurvey(surveyId);
  const [busy, setBusy] = useState(false);

  const download = () => {
    setBusy(true);
    const blob = new Blob([toSheet(answers)], { type: 'text/csv;charset=utf-8' });
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = 'answers.csv';
    link.click();
    URL.revokeObjectURL(url);
    setBusy(false);
  };

  return (
    <button type="button" onClick={download} disabled={loading || busy}>
      Download {answers.length} answers
    </button>
  );
}
