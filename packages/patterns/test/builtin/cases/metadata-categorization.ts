import type { Cases } from './cases.ts';

export const metadataCategorization: Cases = {
  found: {
    'else-if, assigned': `
def label(message):
    if "error" in message:
        kind = "problem"
    elif "help" in message:
        kind = "question"
    else:
        kind = "other"
    return kind
`,
    'one after the other': `
def category(product):
    if "shoe" in product.name.lower():
        return "footwear"
    if "shirt" in product.name.lower():
        return "clothing"
    return "unknown"
`,
    'several words': `
def priority(description):
    if "urgent" in description or "asap" in description:
        return "high"
    elif "whenever" in description:
        return "low"
    return "normal"
`,
    'members of an enumeration': `
def kind_of(file_name):
    if "invoice" in file_name:
        return Kind.INVOICE
    elif "receipt" in file_name:
        return Kind.RECEIPT
    return Kind.OTHER
`,
    'any of a list of words': `
def mood(comment):
    if any(word in comment.lower() for word in GOOD_WORDS):
        return "good"
    if any(word in comment.lower() for word in BAD_WORDS):
        return "bad"
`,
  },
  silent: {
    'a table': `
def label(message):
    return LABELS.get(message.kind, "other")
`,
    'a declared field': `
def label(message):
    if message.kind == "error":
        return "problem"
    elif message.kind == "help":
        return "question"
`,
    'a single test': `
def is_error(message):
    if "error" in message:
        return "problem"
    return "other"
`,
    'membership of a collection': `
def access(roles):
    if "admin" in roles:
        return "all"
    elif "editor" in roles:
        return "write"
`,
    'a media type, which is metadata': `
def charset(content_type):
    if "text" in content_type:
        return "latin-1"
    if "json" in content_type:
        return "utf-8"
`,
    'work, not a label': `
def handle(text):
    if "start" in text:
        engine.start()
    elif "stop" in text:
        engine.stop()
`,
  },
};
