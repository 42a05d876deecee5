import type { Cases } from './cases.ts';

export const effectWithoutCleanup: Cases = {
  found: {
    'a listener': `
useEffect(() => {
  window.addEventListener('resize', onResize);
}, []);
`,
    'a timer that has a name': `
React.useEffect(function () {
  const timer = setInterval(() => setNow(Date.now()), 1000);
  console.log(timer);
}, []);
`,
    'before layout, through a reference': `
useLayoutEffect(() => {
  measure();
  ref.current.addEventListener(
    'scroll',
    measure,
    { passive: true },
  );
});
`,
    'after an early return': `
useEffect(() => {
  if (!open) return;
  document.addEventListener('keydown', onKey);
}, [open]);
`,
    'a timer without semicolons': `
useEffect(() => {
  setInterval(poll, 5000)
}, [])
`,
  },
  silent: {
    undone: `
useEffect(() => {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}, []);
useEffect(() => {
  window.addEventListener('resize', onResize);
  return () => window.removeEventListener('resize', onResize);
}, []);
`,
    'undone by a signal, or once': `
useEffect(() => {
  window.addEventListener('load', start, { once: true });
  window.addEventListener('resize', onResize, { signal: controller.signal });
}, []);
`,
    'not in an effect': `
window.addEventListener('resize', onResize);
setInterval(poll, 1000);
`,
    'in a handler': `
useEffect(() => {
  onOpen(() => {
    setInterval(poll, 1000);
  });
}, []);
`,
    'undone in a branch': `
useEffect(() => {
  document.addEventListener('keydown', onKey);
  if (open) {
    return () => document.removeEventListener('keydown', onKey);
  }
}, [open]);
`,
  },
  messages: ["Warning: Can't perform a React state update on an unmounted component."],
  fixed: [
    [
      'useEffect(() => {\n  setInterval(poll, 5000)\n}, []);\n',
      'useEffect(() => {\n  const timer = setInterval(poll, 5000);\n  return () => clearInterval(timer);\n}, []);\n',
    ],
    [
      'useEffect(() => {\n  setInterval(poll, 5000);\n  start();\n}, []);\n',
      'useEffect(() => {\n  setInterval(poll, 5000);\n  start();\n}, []);\n',
    ],
  ],
};
