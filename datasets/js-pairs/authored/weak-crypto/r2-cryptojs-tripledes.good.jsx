import React, { useState } from 'react';
import AES from 'crypto-js/aes';

export function NoteEditor({ secret, onSave }) {
  const [text, setText] = useState('');
  const save = () => {
    const sealed = AES.encrypt(text, secret).toString();
    onSave(sealed);
  };
  return (
    <form onSubmit={save}>
      <textarea value={text} onChange={(e) => setText(e.target.value)} />
    </form>
  );
}
