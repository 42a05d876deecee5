import { bareFrame, type FrameGrammar } from '../frame.ts';

/** Places may have pairs of brackets in them: `/app/(shop)/cart.js`. */
const V8_NAMED =
  /^\s*at (?:async )?(?:new )?(\S.{0,400}?) \(((?:[^()]|\([^()]{0,200}\)){1,500}?):(\d{1,7}):(\d{1,7})\)[\s{]*$/;
const V8_NAMELESS =
  /^\s*at (?:async )?((?:[^\s()]|\([^()]{0,200}\))(?:[^()]|\([^()]{0,200}\)){0,500}?):(\d{1,7}):(\d{1,7})[\s{]*$/;
const V8_PLACELESS = /^\s*at (?:async )?(?:new )?(\S.{0,400}?) \((?:<anonymous>|native|index \d+)\)$/;
const GECKO = /^\s*([^\s@]{0,300})@((?:[a-z-]{2,20}:\/\/|\/)\S{1,500}?):(\d{1,7}):(\d{1,7})$/;

/** V8 (`at f (file:1:2)`), and SpiderMonkey and JavaScriptCore (`f@file:1:2`). */
export const javascript: FrameGrammar = {
  language: 'javascript',
  read: (line) => {
    const found = V8_NAMED.exec(line) ?? GECKO.exec(line);
    if (found !== null) return bareFrame(found[1], found[2], found[3], found[4]);
    const nameless = V8_NAMELESS.exec(line);
    if (nameless !== null) return bareFrame(undefined, nameless[1], nameless[2], nameless[3]);
    const placeless = V8_PLACELESS.exec(line);
    return placeless === null ? undefined : bareFrame(placeless[1], undefined);
  },
  foreignFiles: [
    /^(?:node:|internal\/|native\b|<anonymous>|evalmachine\.|wasm:|chrome-extension:|moz-extension:)/,
    /(?:^|\/)(?:node_modules|\.yarn|\.pnpm|bower_components|vendor)\//,
    /^eval at |<anonymous>$/,
    /^webpack\/(?:bootstrap|runtime)|^webpack:\/\/.{0,200}\/webpack\/|^bun:|^deno:|^ext:/,
  ],
  foreignNames: [],
};
