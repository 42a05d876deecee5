import type { Cases } from './cases.ts';

export const sqlFromText: Cases = {
  found: {
    'a percent sign': `
cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)
`,
    'format, lower case': `
db.execute("select id from orders where customer = {}".format(customer))
`,
    'added up': `
connection.execute("DELETE FROM sessions WHERE token = '" + token + "'")
`,
    'named first': `
def find(cursor, email):
    query = f"SELECT id FROM users WHERE email = '{email}'"
    cursor.execute(query)
    return cursor.fetchone()
`,
    'over several lines, in triple quotes': `
rows = session.execute(
    text(f"""
        UPDATE accounts
        SET name = '{name}'
        WHERE id = {account_id}
    """)
)
`,
    'in pieces': `
await conn.fetch(
    f"SELECT * FROM events "
    f"WHERE kind LIKE '%{kind}%'"
)
`,
  },
  silent: {
    placeholders: `
cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
db.execute(text("SELECT id FROM orders WHERE customer = :customer"), {"customer": customer})
`,
    'a table, which cannot be a parameter': `
cursor.execute(f"SELECT COUNT(*) FROM {table}")
`,
    'a row of placeholders': `
cursor.execute(f"SELECT * FROM users WHERE id IN ({placeholders})", ids)
`,
    'constants and numbers': `
cursor.execute(f"SELECT * FROM users WHERE version = {VERSION} AND size > {int(size)}")
`,
    'text that is no SQL': `
page.text(f"select a file, size = {size}")
runner.execute(f"start --name={name}")
`,
    'a name that was fixed text': `
query = "SELECT id FROM users WHERE email = ?"
cursor.execute(query, (email,))
`,
  },
  messages: ['near "OR": syntax error'],
};
