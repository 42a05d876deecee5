import type { Cases } from './cases.ts';

export const sqlTemplateString: Cases = {
  found: {
    'a number without quotes': `
await pool.query(\`select * from orders where id = \${req.params.id}\`);
`,
    'over lines, in a method': `
class Users {
  rename(id: string, name: string) {
    return this.db.run(\`
      UPDATE users
      SET name = '\${name}'
      WHERE id = \${id}
    \`);
  }
}
`,
    'a search': `
const hits = db.prepare(\`SELECT * FROM notes WHERE body LIKE '%\${term}%'\`).all();
`,
    'put together with +': `
connection.execute("DELETE FROM sessions WHERE token = '" + token + "'");
`,
    'values of an insert': `
db.exec(\`INSERT INTO tags (name) VALUES ('\${tag.name}')\`);
`,
    'the unsafe door of a safe library': `
await prisma.$queryRawUnsafe(\`SELECT * FROM users WHERE email = '\${email}'\`);
`,
  },
  silent: {
    parameters: `
await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
`,
    'a tagged template, which binds': `
await sql\`SELECT * FROM orders WHERE id = \${id}\`;
await prisma.$queryRaw\`SELECT * FROM orders WHERE id = \${id}\`;
`,
    'a fixed name of a table': `
await db.query(\`SELECT count(*) FROM \${table} WHERE done = ?\`, [true]);
`,
    'a row of placeholders': `
await db.all(\`SELECT * FROM orders WHERE id IN (\${placeholders})\`, ids);
await db.all(\`SELECT * FROM orders WHERE id IN (\${ids.map(() => '?').join()})\`, ids);
`,
    'a constant': `
await db.query(\`SELECT * FROM orders LIMIT \${PAGE_SIZE}\`);
`,
    'a message, not a statement': `
log.all(\`Update of \${name} = \${value}\`.length);
console.log(\`select = \${value}\`);
`,
    'two halves of one text': `
db.query('SELECT * FROM orders WHERE state = ' + "'open'");
`,
  },
  messages: ['error: unterminated quoted string at or near "\'"'],
};
