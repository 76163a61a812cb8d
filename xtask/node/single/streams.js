// A WebAssembly module's code as streams of like things, which packs a tenth smaller than instructions with their numbers between
// them: the number of a local says much about that of the next one, and nothing about the address behind it.

/** Instructions and whatever is rare; how many blocks a jump leaves; which local is read, and which is written; offsets; constants. */
const [REST, JUMP, READ, WRITTEN, OFFSET, CONSTANT] = [0, 1, 2, 3, 4, 5];

/** How many there are. */
export const STREAMS = 6;

/** Which numbers follow an instruction; from 0x100 on those that 0xfc begins, from 0x200 on those that 0xfd begins. */
const NUMBERS = Array(0x400).fill([]);
for (const [first, last, ...streams] of [
  [0x02, 0x04, REST], [0x0c, 0x0d, JUMP], [0x10, 0x10, REST], [0x11, 0x11, REST, REST], // blocks, jumps, calls
  [0x20, 0x20, READ], [0x21, 0x22, WRITTEN], [0x23, 0x26, REST], [0xd0, 0xd0, REST], [0xd2, 0xd2, REST], // variables, tables
  [0x28, 0x3e, REST, OFFSET], [0x3f, 0x40, REST], [0x41, 0x42, CONSTANT], // memory, constants
  ...[0x108, 0x10a, 0x10c, 0x10e].flatMap((code) => [[code, code, REST, REST], [code + 1, code + 1, REST]]), [0x110, 0x111, REST], // pieces of memory and tables
  [0x200, 0x20b, REST, OFFSET], [0x215, 0x222, REST], [0x254, 0x25b, REST, OFFSET, REST], [0x25c, 0x25d, REST, OFFSET], // vectors
]) NUMBERS.fill(streams, first, last + 1);

/** How many bytes follow, where it is no number: floats, vectors, and the order that a vector's bytes shall take. */
const BYTES = Array(0x400).fill(0);
for (const [code, count] of [[0x43, 4], [0x44, 8], [0x20c, 16], [0x20d, 16]]) BYTES[code] = count;

/** Follows the code from one end to the other; `move(stream)` takes the next byte along and says which one it is. */
function follow(move) {
  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = move(REST);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
  const pass = (stream) => { while (move(stream) > 127); };
  const numbers = (count) => { for (; count > 0; count--) pass(REST); };

  for (let functions = number(); functions > 0; functions--) {
    pass(REST); // its length
    numbers(2 * number()); // its locals: how many of which type
    for (let depth = 1; depth > 0;) {
      let code = move(REST);
      if (code >= 0xfc) code = (code - 0xfb) * 0x100 + number();
      if (code === 0x0e) numbers(number() + 1); // a table of jumps
      if (code === 0x1c) numbers(number()); // types to choose from
      for (const stream of NUMBERS[code]) pass(stream);
      for (let count = BYTES[code]; count > 0; count--) move(REST);
      if (code >= 0x02 && code <= 0x04) depth++;
      if (code === 0x0b) depth--;
    }
  }
}

/** The streams of a code section. */
export function apart(code) {
  const streams = Array.from({ length: STREAMS }, () => []);
  let at = 0;
  follow((stream) => {
    streams[stream].push(code[at]);
    return code[at++];
  });
  if (at !== code.length) throw new Error("the code has instructions that streams.js does not know");
  return streams.map((it) => Uint8Array.from(it));
}

/** The inverse, into a piece of memory that holds all of them. */
export function together(streams, code) {
  const places = streams.map(() => 0);
  let at = 0;
  follow((stream) => code[at++] = streams[stream][places[stream]++]);
}
