import { compilePattern, type Step } from './pattern.ts';

/**
 * A test of whole texts against a pattern. It walks all ways at once, one character after the other, so that
 * its time is at most the length of the text times that of the pattern.
 * @throws PatternError
 */
export function patternTest(pattern: string): (text: string) => boolean {
  const steps = compilePattern(pattern);
  const seen = new Int32Array(steps.length);
  let round = 0;
  const enter = (at: number, into: number[]): void => {
    const waiting = [at];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (seen[place] === round) continue;
      seen[place] = round;
      const step = steps[place] as Step;
      if (step.kind === 'SPLIT') waiting.push(step.one, step.other);
      else into.push(place);
    }
  };
  return (text) => {
    round += 1;
    let now: number[] = [];
    enter(0, now);
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const next: number[] = [];
      round += 1;
      for (const place of now) {
        const step = steps[place] as Step;
        if (step.kind === 'CHARACTER' && step.accepts(code)) enter(place + 1, next);
      }
      if (next.length === 0) return false;
      now = next;
    }
    return now.some((place) => steps[place]?.kind === 'END');
  };
}
