import { useEffect, useState } from 'react';
import { compile } from 'expression-eval';

export function Plot({ width }) {
  const [points, setPoints] = useState([]);

  useEffect(() => {
    const source = new URL(window.location.href).searchParams.get('f') || 'x * x';
    const fn = Function('x', 'return (' + source + ')');
    setPoints(Array.from({ length: width }, (_, x) => [x, fn(x)]));
  }, [width]);

  return <svg width={width}>{points.map(([x, y]) => <circle key={x} cx={x} cy={Number(y)} r="1" />)}</svg>;
}
