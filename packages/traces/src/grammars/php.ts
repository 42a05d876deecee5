import { bareFrame, type FrameGrammar } from '../frame.ts';

const FRAME = /^\s*#\d{1,5} (?:([^\s(][^(]{0,500})\((\d{1,7})\)|\[internal function\]): (.{1,300}?)\(.*\)?$/;
const PHPUNIT = /^(\/[^\s:]{1,500}\.php):(\d{1,7})$/;

const THROWN = /^\s*thrown in (\S.{0,500}\.php) on line (\d{1,7})$/;

/** PHP exceptions (`#0 /src/Basket.php(15): Basket->first()`) and PHPUnit's places. */
export const php: FrameGrammar = {
  language: 'php',
  read: (line) => {
    const found = FRAME.exec(line);
    if (found !== null) return bareFrame(found[3], found[1], found[2]);
    const place = PHPUNIT.exec(line) ?? THROWN.exec(line);
    return place === null ? undefined : bareFrame(undefined, place[1], place[2]);
  },
  foreignFiles: [/(?:^|\/)vendor\//],
  foreignNames: [/^(?:PHPUnit|Mockery|Pest|Symfony|Illuminate)\\/],
};
