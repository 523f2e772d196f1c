import React, { useEffect, useReducer } from 'react';
import { saveDocument } from './api';

interface EditorState {
  title: string;
  dirty: boolean;
}

type EditorMessage = { type: 'title'; title: string } | { type: 'save'; body: string };

const EDITOR = 'https://editor.example.net';

function reduce(state: EditorState, message: EditorMessage): EditorState {
  if (message.type === 'title') return { title: message.title, dirty: true };
  return { ...state, dirty: false };
}

export default function EditorFrame({ documentId }: { documentId: string }): JSX.Element {
  const [state, dispatch] = useReducer(reduce, { title: 'Untitled', dirty: false });

  useEffect(() => {
    window.onmessage = ({ data, origin }: MessageEvent<EditorMessage>) => {
      if (origin !== EDITOR) return;
      if (data.type === 'save') {
        void saveDocument(documentId, data.body);
      }
      dispatch(data);
    };
    return () => {
      window.onmessage = null;
    };
  }, [documentId]);

  useEffect(() => {
    const channel = new BroadcastChannel('documents');
    channel.onmessage = ({ data }) => data === 'reload' && window.location.reload();
    return () => channel.close();
  }, []);

  return (
    <section>
      <h1>{state.title}{state.dirty ? ' *' : ''}</h1>
      <iframe src={EDITOR} title="Editor" />
    </section>
  );
}
