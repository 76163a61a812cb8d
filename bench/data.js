// Texts to paste, made up by a seeded generator: the same bytes on every machine.
// `node bench/data.js german 10 > posts.csv` writes 10 MB of posts.

const FLAVOURS = {
  // What a German Excel writes: semicolons, decimal commas, points between thousands.
  german: {
    separator: ";",
    header: "Beitrags-ID;Konto;Datum;Art;Text;Impressionen;Reichweite;Likes;Kommentare;Shares;Gespeichert;Kosten",
    date: (year, month, day) => `${day}.${month}.${year}`,
    whole: (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "."),
    money: (cents) => `${FLAVOURS.german.whole(Math.floor(cents / 100))},${String(cents % 100).padStart(2, "0")}`,
  },
  // The plainest form there is, which parsers that know only the decimal point read as numbers.
  english: {
    separator: ",",
    header: "Post ID,Account,Date,Type,Text,Impressions,Reach,Likes,Comments,Shares,Saves,Cost",
    date: (year, month, day) => `${year}-${month}-${day}`,
    whole: String,
    money: (cents) => (cents / 100).toFixed(2),
  },
};

const ACCOUNTS = ["Backstube am See", "Grünhof Gärtnerei", "Ahlvent Automation", "Nordlicht Optik", "Atelier Fünf", "Kupfer & Kegel"];
const TYPES = ["Reel", "Karussell", "Bild", "Story", "Video"];
const WORDS = ("unser neuer Ofen läuft seit heute früh und das Brot wird knuspriger denn je die ersten zwanzig Gäste bekommen " +
  "eines geschenkt was meint ihr welche Sorte soll bleiben schreibt es uns in die Kommentare bis Sonntag Abend").split(" ");
const ENDS = [".", "!", "?", " 🍞", ", danke", "; mehr morgen", " #handwerk #regional", " – bis bald"];

/** `megabytes` million bytes (UTF-8) of posts in 12 columns, with captions that hold separators, quotes and line breaks. */
export function posts(flavour, megabytes) {
  const { separator, header, date, whole, money } = FLAVOURS[flavour];
  const chance = seeded(1);
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const wanted = megabytes * 1e6;
  const lines = [header];
  let bytes = header.length + 1;
  for (let post = 0; bytes < wanted; post++) {
    const impressions = Math.floor(10 ** (2 + 4 * chance()));
    const reach = Math.floor(impressions * (0.5 + 0.45 * chance()));
    const likes = Math.floor(reach * 0.08 * chance());
    const part = (share) => whole(Math.floor(likes * share * chance()));
    const line = [
      String(17_900_000_000_000_000n + BigInt(post) * 4801n),
      pick(ACCOUNTS),
      date(2020 + Math.floor(chance() * 6), two(1 + Math.floor(chance() * 12)), two(1 + Math.floor(chance() * 28))),
      pick(TYPES),
      quoted(caption(chance, pick), separator),
      whole(impressions),
      whole(reach),
      whole(likes),
      part(0.2),
      part(0.1),
      chance() < 0.05 ? "" : part(0.3),
      money(Math.floor(impressions * chance())),
    ].join(separator);
    lines.push(line);
    bytes += length(line) + 1;
  }
  lines.push("");
  return lines.join("\n");
}

/** A German table of `n` companies with everything that the balanced goal system measures. */
export function companies(n) {
  const chance = seeded(2);
  const { whole } = FLAVOURS.german;
  const lines = ["Unternehmen\tFollower\tFollower am Anfang\tBeiträge\tReichweite\tImpressionen\tLikes\tKommentare\tShares\tAnfragen\tBeantwortet"];
  for (let row = 1; row <= n; row++) {
    const followers = Math.floor(10 ** (3 + 3 * chance()));
    const reach = Math.floor(followers * (0.2 + chance()));
    const inquiries = 5 + Math.floor(200 * chance());
    const numbers = [
      followers, Math.floor(followers * (0.85 + 0.14 * chance())), 4 + Math.floor(60 * chance()), reach,
      Math.floor(reach * (1.2 + chance())), Math.floor(reach * 0.06 * chance()), Math.floor(reach * 0.01 * chance()),
      Math.floor(reach * 0.008 * chance()), inquiries, Math.floor(inquiries * (0.4 + 0.6 * chance())),
    ];
    lines.push([`Firma ${row}`, ...numbers.map(whole)].join("\t"));
  }
  return `${lines.join("\n")}\n`;
}

function caption(chance, pick) {
  const words = [];
  const n = 4 + Math.floor(12 * chance());
  for (let word = 0; word < n; word++) words.push(pick(WORDS));
  let text = words.join(" ") + pick(ENDS);
  if (chance() < 0.3) text = text.replace(" ", ", ");
  if (chance() < 0.2) text += `\n${pick(WORDS)} ${pick(WORDS)}`;
  if (chance() < 0.05) text += ` "${pick(WORDS)}"`;
  return text;
}

function quoted(text, separator) {
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Bytes under UTF-8. */
function length(text) {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair stands for two of the four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit & 0xf800) !== 0xd800 ? 2 : 1;
  }
  return bytes;
}

const two = (number) => String(number).padStart(2, "0");

/** mulberry32. */
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

if (globalThis.process?.argv[1] && import.meta.url === `file://${process.argv[1]}`) {
  const [, , flavour, size] = process.argv;
  process.stdout.write(flavour === "companies" ? companies(Number(size)) : posts(flavour, Number(size)));
}
