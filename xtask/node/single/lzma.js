// Unpacks LZMA (the format of Igor Pavlov's specification, "LZMA specification (draft)", 2015): a fifth smaller than what
// the browsers' own DecompressionStream can read, which is what keeps the single file small.

const TOP = 2 ** 24;
const HALF = 1024;

/** The bytes inside an .lzma file that states its length. */
export function unpack(packed) {
  const properties = packed[0];
  const [lc, lp, pb] = [properties % 9, Math.floor(properties / 9) % 5, Math.floor(properties / 45)];
  const view = new DataView(packed.buffer, packed.byteOffset);
  const out = new Uint8Array(view.getUint32(5, true));

  let place = 14; // header of 13 bytes, and the range coder's first byte is always 0
  let range = 0xffffffff;
  let code = 0;
  for (let count = 0; count < 4; count++) code = (code << 8 | packed[place++]) >>> 0;

  const odds = (count) => new Uint16Array(count).fill(HALF);
  function bit(table, index) {
    const odd = table[index];
    const bound = (range >>> 11) * odd;
    let one = 0;
    if (code < bound) {
      range = bound;
      table[index] = odd + (2048 - odd >> 5);
    } else {
      range -= bound;
      code -= bound;
      table[index] = odd - (odd >> 5);
      one = 1;
    }
    if (range < TOP) {
      range = range << 8 >>> 0;
      code = (code << 8 | packed[place++]) >>> 0;
    }
    return one;
  }
  function direct(count) {
    let value = 0;
    while (count--) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = value << 1 | one;
      if (range < TOP) {
        range = range << 8 >>> 0;
        code = (code << 8 | packed[place++]) >>> 0;
      }
    }
    return value >>> 0;
  }
  function tree(table, offset, bits) {
    let node = 1;
    for (let count = 0; count < bits; count++) node = node << 1 | bit(table, offset + node);
    return node - (1 << bits);
  }
  function reverse(table, offset, bits) {
    let node = 1;
    let value = 0;
    for (let count = 0; count < bits; count++) {
      const one = bit(table, offset + node);
      node = node << 1 | one;
      value |= one << count;
    }
    return value;
  }
  const lengths = () => ({ choice: odds(2), low: odds(16 << 3), middle: odds(16 << 3), high: odds(256) });
  function length(from, state) {
    if (!bit(from.choice, 0)) return 2 + tree(from.low, state << 3, 3);
    if (!bit(from.choice, 1)) return 10 + tree(from.middle, state << 3, 3);
    return 18 + tree(from.high, 0, 8);
  }

  const literals = odds(0x300 << lc + lp);
  const isMatch = odds(12 << 4);
  const [isRep, isRep0, isRep1, isRep2] = [odds(12), odds(12), odds(12), odds(12)];
  const isLong = odds(12 << 4);
  const slots = odds(4 << 6);
  const special = odds(128);
  const align = odds(16);
  const [matches, repeats] = [lengths(), lengths()];

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  let end = 0;
  while (end < out.length) {
    const near = end & (1 << pb) - 1;
    if (!bit(isMatch, (state << 4) + near)) {
      const before = end ? out[end - 1] : 0;
      const offset = 0x300 * (((end & (1 << lp) - 1) << lc) + (before >> 8 - lc));
      let symbol = 1;
      if (state >= 7) {
        let match = out[end - rep0 - 1];
        while (symbol < 0x100) {
          const expected = match >> 7 & 1;
          match <<= 1;
          const one = bit(literals, offset + (1 + expected << 8) + symbol);
          symbol = symbol << 1 | one;
          if (expected !== one) break;
        }
      }
      while (symbol < 0x100) symbol = symbol << 1 | bit(literals, offset + symbol);
      out[end++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isRep, state)) {
      if (!bit(isRep0, state)) {
        if (!bit(isLong, (state << 4) + near)) {
          state = state < 7 ? 9 : 11;
          out[end] = out[end - rep0 - 1];
          end++;
          continue;
        }
      } else {
        let distance;
        if (!bit(isRep1, state)) distance = rep1;
        else {
          if (!bit(isRep2, state)) distance = rep2;
          else {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      count = length(repeats, near);
      state = state < 7 ? 8 : 11;
    } else {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(matches, near);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots, Math.min(count - 2, 3) << 6, 6);
      if (slot < 4) rep0 = slot;
      else {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | slot & 1) << bits;
        if (slot < 14) rep0 += reverse(special, rep0 - slot, bits);
        else rep0 = (rep0 >>> 0) + direct(bits - 4) * 16 + reverse(align, 0, 4);
      }
    }
    if (rep0 >= end) throw new Error("the packed data is damaged");
    while (count--) {
      out[end] = out[end - rep0 - 1];
      end++;
    }
  }
  return out;
}
