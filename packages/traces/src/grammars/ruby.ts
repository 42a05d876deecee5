import { bareFrame, type FrameGrammar } from '../frame.ts';

const FRAME =
  /^\s*(?:\d{1,5}: )?(?:from |# )?(<internal:[^>]{1,100}>|(?:[A-Za-z]:)?[^\s:<][^:]{0,400}?(?:\.(?:rb|rake|erb|ru)|\/rspec|\/rake|\/ruby|\/bundle)):(\d{1,7})(?::in [`'](.{1,300}?)')?(?:: .*)?$/;

/** Ruby and RSpec: `from app/basket.rb:15:in 'Basket#first'`. */
export const ruby: FrameGrammar = {
  language: 'ruby',
  read: (line) => {
    const found = FRAME.exec(line.slice(0, 600));
    return found === null ? undefined : bareFrame(found[3], found[1], found[2]);
  },
  foreignFiles: [/(?:^|\/)(?:gems|lib\/ruby|rubygems|rubies|\.rbenv|\.rvm|vendor\/bundle)\//, /^</],
  foreignNames: [],
};
