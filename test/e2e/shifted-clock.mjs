// Loaded before the server: its present moment is as far from the real one as the file named in
// CLOCK_SHIFT_FILE says, in milliseconds, so that a journey can come to an evening.
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT_FILE;
const RealDate = Date;
let shift = 0;
const read = () => {
  shift = Number(readFileSync(file, 'utf8')) || 0;
};
read();
setInterval(read, 50).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
