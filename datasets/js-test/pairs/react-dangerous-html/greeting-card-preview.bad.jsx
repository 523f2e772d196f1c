import { useMemo } from 'react';
import DOMPurify from 'dompurify';
import { useSearchParams } from 'react-router-dom';

const FIELDS = ['from', 'to', 'occasion'];

function fill(markup, values) {
  return markup.replace(/\{\{(\w+)\}\}/g, (whole, key) => (FIELDS.includes(key) ? values[key] : whole));
}

function Frame({ colour, children }) {
  return (
    <div className="card-frame" style={{ borderColor: colour }}>
      {children}
    </div>
  );
}

export function CardPreview({ design }) {
  const [params] = useSearchParams();

  const markup = useMemo(() => {
    const values = Object.fromEntries(FIELDS.map((f) => [f, (params.get(f) ?? '').slice(0, 80)]));
    return fill(DOMPurify.sanitize(design.markup), values);
  }, [design.markup, params]);

  return (
    <Frame colour={design.colour}>
      <div dangerouslySetInnerHTML={{ __html: markup }} />
      <p className="hint">To: {params.get('to')}</p>
    </Frame>
  );
}
