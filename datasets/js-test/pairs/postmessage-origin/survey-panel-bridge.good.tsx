import { useCallback, useEffect, useState } from 'react';
import { saveProfile } from '../api/profile';

const PANEL_HOSTS = new Set(['https://forms.opinions.example', 'https://panel.opinions.example']);

interface PanelAnswer {
  action: 'save-profile' | 'close';
  profile?: { email: string; householdSize: number };
}

function usePanelMessages(handle: (answer: PanelAnswer) => void) {
  useEffect(() => {
    const listener = (event: MessageEvent) => {
      if (!PANEL_HOSTS.has(event.origin)) return;
      handle(event.data as PanelAnswer);
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }, [handle]);
}

export function SurveyPanel({ survey }: { survey: string }) {
  const [open, setOpen] = useState(true);

  const handle = useCallback(async (answer: PanelAnswer) => {
    if (answer.action === 'close') {
      setOpen(false);
    }
    if (answer.action === 'save-profile' && answer.profile) {
      await saveProfile(answer.profile);
      setOpen(false);
    }
  }, []);

  usePanelMessages(handle);

  if (!open) return null;
  return <iframe title="Survey" src={`https://forms.opinions.example/s/${encodeURIComponent(survey)}`} />;
}
