import { bareFrame, type FrameGrammar } from '../frame.ts';

const FUNCTION =
  /^(?:created by )?((?:[\w.~-]{1,100}\/){0,20}[\w~-]{1,100}(?:\.[\w()*~[\]-]{1,200})+?)(?:\(.{0,500}\))?(?: in goroutine \d+)?$/;
const PLACE = /^\s+(\S[^:]{0,500}\.(?:go|s)):(\d{1,7})(?: \+0x[0-9a-f]+)?$/;
const TESTIFY = /^\s+Error Trace:\s+(\S{1,500}\.go):(\d{1,7})$/;
const LOG = /^\s{2,12}([\w.-]{1,200}_test\.go):(\d{1,7}): /;

/** Goroutine traces (a function, then its place on the next line, or the place alone), testify's `Error Trace` and what `t.Error` prints. */
export const go: FrameGrammar = {
  language: 'go',
  read: (line, next) => {
    const alone = TESTIFY.exec(line) ?? LOG.exec(line) ?? PLACE.exec(line);
    if (alone !== null) return bareFrame(undefined, alone[1], alone[2]);
    const place = PLACE.exec(next);
    const name = place === null ? null : FUNCTION.exec(line);
    return name === null ? undefined : bareFrame(name[1], place?.[1], place?.[2]);
  },
  foreignFiles: [/(?:^|\/)(?:go\/src|libexec\/src|pkg\/mod|vendor|hostedtoolcache\/go\/[^/]+\/[^/]+\/src)\//],
  foreignNames: [
    /^(?:runtime|testing|reflect|panic|sync|net|net\/http|syscall|internal\/.{1,100})(?:\.|$)/,
    /^github\.com\/(?:stretchr\/testify|onsi\/(?:ginkgo|gomega))\b/,
  ],
};
