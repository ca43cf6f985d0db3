/** A few points of a box, tried before a question is settled exactly: most are answered there. */
import type { Compiled } from './compiled.js';
import type { ClassBox } from './set-boxes.js';

/** So many points spread over a box, as the class in each dimension. One array, overwritten from point to point. */
export function* samplesOf(compiled: Compiled, box: ClassBox, count: number): Generator<readonly number[]> {
  const point = box.map(() => 0);
  for (let sample = 0; sample < count; sample += 1) {
    for (const [at, classes] of box.entries()) {
      const size = classes?.length ?? compiled.classes[at]!.members.length;
      const place = (sample * 7919 + at * sample * 31) % size;
      point[at] = classes ? classes[place]! : place;
    }
    yield point;
  }
}
