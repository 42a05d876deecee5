import type { Cases } from './cases.ts';

export const pathTraversal: Cases = {
  found: {
    'a download': `
app.get('/files/:name', (req, res) => {
  res.sendFile(path.join(__dirname, 'files', req.params.name));
});
`,
    'resolve does not check either': `
const target = resolve(uploads, request.body.filename);
`,
    'read as it comes': `
const text = fs.readFileSync(req.query.file, 'utf8');
`,
    'inside a template': `
createReadStream(\`./public/\${ctx.params.path}\`).pipe(res);
`,
    'with types and a default': `
const file = join(root, String(req.query.page ?? 'index'));
`,
  },
  silent: {
    'only the last part of the name': `
const target = path.join(uploads, path.basename(req.params.name));
`,
    'a path of the program': `
const view = path.join(__dirname, 'views', 'index.html');
`,
    'a number': `
const target = path.join(pages, String(Number(req.params.page)));
`,
    'a promise': `
server.on('data', () => resolve(req.body));
`,
    'a list of words': `
const title = req.query.words.join(' ');
`,
    'a checked name': `
const target = path.join(root, sanitize(req.params.name));
`,
  },
  messages: ['Possible path traversal through req.params'],
};
