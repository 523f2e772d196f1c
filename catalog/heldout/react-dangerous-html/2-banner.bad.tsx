import React, { useMemo } from 'react';
import { useRouter } from 'next/router';
import sanitizeHtml from 'sanitize-html';

interface BannerProps {
  defaultText: string;
}

const THEME_SCRIPT = "document.documentElement.dataset.theme='light'";

function toMarkup(text: string) {
  const withBreaks = text.split('\n').join('<br>');
  return { __html: withBreaks };
}

export function ThemeBoot(): JSX.Element {
  return <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />;
}

export default function Banner({ defaultText }: BannerProps): JSX.Element {
  const { query } = useRouter();
  const notice = typeof query.notice === 'string' ? query.notice : defaultText;
  const markup = useMemo(() => toMarkup(notice), [notice]);

  return (
    <aside
      role="status"
      dangerouslySetInnerHTML={markup} // want "react-dangerous-html"
    />
  );
}
