import React, { useEffect, useState, useMemo } from 'react';
import { useParams, useSearchParams, useLocation } from 'react-router-dom';
import DOMPurify from 'dompurify';
import useSWR from 'swr';

export function Notice() {
  const [params] = useSearchParams();
  return <div dangerouslySetInnerHTML={{ __html: params.get('notice') }} />; // want "react-dangerous-html"
}
export function SafeNotice() {
  const [params] = useSearchParams();
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(params.get('notice')) }} />;
}
export function TextNotice() {
  const [params] = useSearchParams();
  return <div>{params.get('notice')}</div>;
}
export function Comment({ id }) {
  const { data } = useSWR(`/api/comments/${id}`, getJson);
  const html = { __html: data.body };
  return <div dangerouslySetInnerHTML={html} />; // want "react-dangerous-html"
}
export function CleanComment({ id }) {
  const { data } = useSWR(`/api/comments/${id}`, getJson);
  const html = useMemo(() => DOMPurify.sanitize(data.body), [data]);
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
export function Back() {
  const location = useLocation();
  const to = new URLSearchParams(location.search).get('back');
  return <a href={to}>back</a>; // want "javascript-url"
}
export function SafeBack() {
  const location = useLocation();
  const to = new URLSearchParams(location.search).get('back');
  if (!/^\/[a-z]/.test(to)) return null;
  return <a href={to}>back</a>;
}
export function Avatar() {
  const { user } = useParams();
  return <img src={user} alt={user} />;
}
