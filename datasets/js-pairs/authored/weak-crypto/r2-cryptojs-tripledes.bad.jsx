import React, { useState } from 'react';
import TripleDES from 'crypto-js/tripledes';

export function NoteEditor({ secret, onSave }) {
  const [text, setText] = useState('');
  const save = () => {
    const sealed = TripleDES.encrypt(text, secret).toString();
    onSave(sealed);
  };
  return (
    <form onSubmit={save}>
      <textarea value={text} onChange={(e) => setText(e.target.value)} />
    </form>
  );
}
