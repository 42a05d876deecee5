import type { Lesson } from '@feedback/schema';

const WORDS =
  'name title text message msg desc description subject body content comment label summary question line prompt sentence note reason error';
/** Names of free text in each spelling: an expression without flags is compiled faster. */
const FREE_TEXT = `(${WORDS.split(' ')
  .flatMap((word) => [word, `${word[0]?.toUpperCase()}${word.slice(1)}`, word.toUpperCase()])
  .join('|')}|[lL]ower\\w*|LOWER\\w*)$`;
/** Most files are known by their text not to have such a test. */
const CONTAINS = '" in|\' in';

export const metadataCategorization: Lesson = {
  pattern_id: 'builtin:metadata_categorization',
  name: 'metadata_categorization',
  description:
    'A category is guessed from words inside free text, so "not urgent" becomes urgent and a new wording gets lost. ' +
    'Let the source declare the category in a field, look it up in a table, and have a visible answer for what is not declared.',
  bad_example: `def queue_of(ticket):
    title = ticket["title"].lower()
    if "refund" in title:
        return "billing"
    elif "crash" in title:
        return "engineering"
    return "general"
`,
  good_example: `QUEUE_BY_KIND = {"refund": "billing", "crash": "engineering"}


def queue_of(ticket):
    return QUEUE_BY_KIND.get(ticket.get("kind"), "general")
`,
  test_coverage: `def test_words_of_the_title_do_not_decide():
    ticket = {"kind": "question", "title": "Is my crash-safe backup on?"}
    assert queue_of(ticket) == "general"


def test_the_declared_kind_decides():
    assert queue_of({"kind": "refund", "title": "Hello"}) == "billing"
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'category',
    'categorize',
    'classify',
    'metadata',
    'substring',
    'name',
    'label',
    'keyword',
    'mapping',
    'enum',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'if_statement',
      all: [
        { has: { field: 'condition', matches: 'word_in_text' } },
        { has: { field: 'consequence', matches: 'gives_label' } },
        {
          any: [
            { has: { kind: 'elif_clause', matches: 'same_again' } },
            { precedes: { kind: 'if_statement', matches: 'same_again' } },
          ],
        },
      ],
    },
    utils: {
      same_again: {
        all: [
          { has: { field: 'condition', matches: 'word_in_text' } },
          { has: { field: 'consequence', matches: 'gives_label' } },
        ],
      },
      contains: {
        any: [
          { pattern: '$_ in $TEXT', has: { nthChild: 2, regex: FREE_TEXT } },
          { pattern: '$_ in $TEXT.lower()' },
        ],
        kind: 'comparison_operator',
        regex: CONTAINS,
        has: { kind: 'string', nthChild: 1 },
      },
      word_in_text: {
        any: [
          { matches: 'contains' },
          { kind: 'boolean_operator', has: { stopBy: 'end', matches: 'contains' } },
          {
            regex: '^any\\(',
            any: [
              { pattern: 'any($_ in $TEXT for $_ in $_)' },
              { pattern: 'any($_ in $TEXT.lower() for $_ in $_)' },
            ],
          },
        ],
      },
      gives_label: {
        has: {
          any: [
            {
              kind: 'return_statement',
              has: {
                any: [{ kind: 'string' }, { kind: 'attribute', regex: '^[A-Z]\\w*\\.[A-Z][A-Z0-9_]*$' }],
              },
            },
            {
              kind: 'expression_statement',
              has: {
                kind: 'assignment',
                not: { has: { field: 'left', kind: 'subscript' } },
                has: {
                  field: 'right',
                  any: [{ kind: 'string' }, { kind: 'attribute', regex: '^[A-Z]\\w*\\.[A-Z][A-Z0-9_]*$' }],
                },
              },
            },
          ],
        },
      },
    },
  },
  tier: 'proved_check',
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: the wrong queue, price or permission is chosen without any error, and more often as the texts grow. The rule asks for two substring tests of the same free text that each choose a label.',
  },
};
