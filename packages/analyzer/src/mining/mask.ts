/** What stands in a template for a part that varies. */
export const MASK = '<*>';
