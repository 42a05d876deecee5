/** Text from outside as a terminal may show it: no control or escape characters but line breaks, tabs as two blanks. */
export const plainText = (text: string): string =>
  text
    .replaceAll('\t', '  ')
    // Escape sequences first (CSI, OSC, others), then what is left of control characters and of direction overrides.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\^_])/g, '')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');
