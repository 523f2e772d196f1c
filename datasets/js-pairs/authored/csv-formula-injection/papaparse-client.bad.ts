import Papa from 'papaparse';

interface Lead {
  name: string;
  company: string;
  note: string;
}

async function loadLeads(): Promise<Lead[]> {
  const response = await fetch('/api/leads');
  return response.json();
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
}

export async function exportLeads(): Promise<void> {
  const leads = await loadLeads();
  const text = Papa.unparse(leads, { quotes: true });
  save(text, 'leads.csv');
}

document.querySelector('#export')?.addEventListener('click', () => void exportLeads());
