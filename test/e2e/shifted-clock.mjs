// Loaded before the server: its present moment is as far from the real one as the file named in
// CLOCK_SHIFT_FILE says, in milliseconds, so that a journey can come to an evening. The file beside it
// that ends in `.seen` says what holds by now.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT_FILE;
const RealDate = Date;
let shift = 0;
let last = '';
const read = () => {
  const text = readFileSync(file, 'utf8');
  if (text === last || text === '') return;
  [last, shift] = [text, Number(text)];
  writeFileSync(`${file}.seen`, text);
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
