// What the tests of this folder do with the page, written so that it runs inside any engine.

/** Small enough to check in the head: Klein gets more reactions for each follower, Gross reaches more people. */
export const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";

/** Whether the app has replaced the words that stand there while loading. */
export const isStarted = () => document.querySelector("#app textarea, #app .calculator, #app .entry, #app .ranking") !== null;

/** Puts a text into the field for it, as a program or a person would. */
export function paste(text) {
  const field = document.querySelector("#app textarea");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** The ranking as text: label and score of each row; null while there is none. */
export function ranking() {
  const rows = document.querySelectorAll("#app .ranking tbody tr");
  return rows.length ? Array.from(rows, (row) => [row.querySelector(".row").textContent, row.querySelector(".score").textContent]) : null;
}

/** A request as the fragment carries it. */
export function fragment(request) {
  return `#v1=${Buffer.from(JSON.stringify(request)).toString("base64url")}`;
}
