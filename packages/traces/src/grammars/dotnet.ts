import { bareFrame, type FrameGrammar } from '../frame.ts';

const FRAME =
  /^\s*at ((?:[\w`<>+[\],-]{1,200}\.)+\.?[\w`<>|$[\],-]{1,200})\([^()]{0,500}\)(?: in (.{1,500}):line (\d{1,7}))?$/;

/** .NET: `at Acme.Basket.First(List`1 items) in /src/Basket.cs:line 15`. */
export const dotnet: FrameGrammar = {
  language: 'dotnet',
  read: (line) => {
    const found = FRAME.exec(line);
    return found === null ? undefined : bareFrame(found[1], found[2], found[3]);
  },
  foreignFiles: [],
  foreignNames: [
    /^(?:System|Microsoft|Windows|Xunit|NUnit|Moq|FluentAssertions|Shouldly|Castle|NSubstitute|TUnit|mscorlib)\./,
  ],
};
