import type { Cases } from './cases.ts';

export const htmlInjection: Cases = {
  found: {
    'added to what is there': `
list.innerHTML += '<li>' + item.title + '</li>';
`,
    'inserted, over several lines': `
node.insertAdjacentHTML(
  'beforeend',
  \`<p class="note">
    \${note.text}
  </p>\`,
);
`,
    'the address of the page': `
document.getElementById('q').innerHTML = location.hash;
`,
    'in React': `
export const Bio = ({ user }) => h('p', { dangerouslySetInnerHTML: { __html: user.bio } });
`,
    'written into the page': `
document.write(\`<h1>\${title}</h1>\`);
`,
  },
  silent: {
    'as text': `
target.textContent = \`\${author} wrote\`;
`,
    'escaped or sanitised': `
target.innerHTML = \`<b>\${escapeHtml(author)}</b>\`;
target.innerHTML = DOMPurify.sanitize(comment.text);
`,
    'fixed text, constants and numbers': `
target.innerHTML = '<b>none</b>';
target.innerHTML = \`<i>\${VERSION}</i><i>\${list.length}</i><i>\${price.toFixed(2)}</i>\`;
`,
    'markup made elsewhere': `
target.innerHTML = \`<ul>\${rowsHtml}</ul>\`;
`,
    'an image of the program': `
import logo from './logo.svg';
target.innerHTML = \`<img src="\${logo}">\`;
`,
    'a text without markup': `
target.innerHTML = \`\${count} of \${total}\`;
`,
  },
  messages: ['Unsafe assignment to innerHTML (no-unsanitized/property)'],
};
