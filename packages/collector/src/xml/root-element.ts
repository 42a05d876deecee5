const PROLOGUE =
  /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE(?:[^[\]>"']|"[^"]*"|'[^']*'|\[(?:[^\]"']|"[^"]*"|'[^']*')*\])*>/y;
const ELEMENT = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/y;

/** The name of an XML document's root element without its prefix; `undefined` when the text does not begin as one. */
export const rootElement = (head: string): string | undefined => {
  let at = 0;
  for (;;) {
    PROLOGUE.lastIndex = at;
    if (!PROLOGUE.test(head) || PROLOGUE.lastIndex === at) break;
    at = PROLOGUE.lastIndex;
  }
  ELEMENT.lastIndex = at;
  return ELEMENT.exec(head)?.[1];
};
