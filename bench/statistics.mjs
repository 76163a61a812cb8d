// What is said about a list of measured times.

export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), min: sorted[0], max: sorted.at(-1), n: sorted.length };
}

/** Ratios round by round, so that whatever else the machine did meanwhile falls on both sides. */
export function ratio(theirs, ours) {
  return summary(theirs.map((value, round) => value / ours[round]));
}

function quantile(sorted, p) {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

/** "12.3 (11.9–14.0)" */
export const spread = ({ median, min, max }, unit = "") => `${short(median)}${unit} (${short(min)}–${short(max)})`;

/** Three significant digits. */
export function short(value) {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export const heading = (columns) => `| ${columns.join(" | ")} |\n|${columns.map((_, place) => (place ? "---:|" : "---|")).join("")}`;
export const row = (cells) => `| ${cells.join(" | ")} |`;
