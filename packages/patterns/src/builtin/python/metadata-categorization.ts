import type { Lesson } from '@feedback/schema';

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
          has: {
            field: 'alternative',
            kind: 'elif_clause',
            all: [
              { has: { field: 'condition', matches: 'word_in_text' } },
              { has: { field: 'consequence', matches: 'gives_label' } },
            ],
          },
        },
      ],
    },
    utils: {
      word_in_text: {
        any: [{ pattern: '$_ in $TEXT' }, { pattern: '$_ in $TEXT.lower()' }],
      },
      gives_label: {
        has: {
          any: [
            { kind: 'return_statement', has: { kind: 'string' } },
            {
              kind: 'expression_statement',
              has: { kind: 'assignment', has: { field: 'right', kind: 'string' } },
            },
          ],
        },
      },
    },
  },
  tier: 'proved_check',
  status: 'active',
  provenance: { origin: 'builtin', note: '' },
};
