/** A language of the answer. It never decides how numbers are read. */
export type Language = "de" | "en";

/** How grave a note is. */
export type Level = "error" | "warning" | "info";

/** What was seen, what was made of it, what can be done. Lines are 1-based physical lines of the input. */
export interface Note {
  level: Level;
  code: string;
  message: string;
  line: number | null;
  column: string | null;
}

/** A line that was set aside. */
export interface Skipped {
  line: number;
  reason: "preamble" | "total" | "empty" | "description" | "duplicate" | "malformed" | "left_out";
}

export interface ParseOptions {
  separator?: string | null;
  /** `true`: the first record is the header; `false`: columns are named A, B …; `"auto"`: decided by evidence. */
  header?: boolean | "auto" | null;
  encoding?: string | null;
  language?: Language | null;
}

/** A text cut into cells: every cell exactly as it was, `""` for an empty one. */
export interface Table {
  columns: string[];
  rows: string[][];
  separator: string | null;
  encoding: string | null;
  headerLine: number | null;
  skipped: Skipped[];
  notes: Note[];
}

/** What is done to a pasted table before it is read, in this order. */
export type Step =
  | { step: "transpose" }
  /** Columns such as `Likes LinkedIn`, `Likes X` become rows; without `columns` those that are recognised. */
  | { step: "unpivot"; header?: string; columns?: { column: string; measure: string; of: string }[]; totals?: string[] }
  | { step: "header_line"; line: number }
  | { step: "drop_line"; line: number }
  /** Counts a line that was set aside as a total or a repetition. */
  | { step: "keep_line"; line: number }
  | { step: "drop_column"; column: string }
  /** Adds the rows of another paste; its lines go on where the text before ends. */
  | { step: "join"; text?: string; html?: string; label?: { header: string; above: string; below: string } };

/** A project file that is held. */
export interface OpenedProject {
  /** The project file without the numbers. */
  project: string;
  /** What could not be used of it. */
  notes: Note[];
  text: string;
  html: string | null;
  isWhole: boolean;
  /** How many characters the whole text has. */
  size: number;
}

/** The top of a large ranking: lists stand in the order of `labels`, best first. */
export interface Top {
  table: Report["table"];
  tableRows: number;
  allRows: number;
  ranked: number;
  scorecard: Scorecard;
  found: number;
  rows: number[];
  labels: string[];
  kpis: Record<string, (number | null)[]>;
  columns: Record<string, (number | null)[]>;
  weights: number[] | null;
  consistencyRatio: number | null;
  figures: { state: "used" | "left_out" | "spoiled"; goalposts: [number, number] | null; values: (number | null)[] }[];
  scores: {
    score: number | null; rank: number | null; coverage: number; low: number | null; high: number | null;
    rankLow: number | null; rankHigh: number | null; goals: (number | null)[]; points: (number | null)[];
  }[];
  notes: Note[];
  scoreNotes: Note[];
  sentences: string[];
}

/** How firm a ranking is: lists in the order of the report's rows. */
export interface Firmness {
  /** The probability of staying ahead of the next row in rank. */
  beatsNext: (number | null)[];
  /** The 95 % interval of the score. */
  intervals: ([number, number] | null)[];
  /** The tier, from 0; null without a score. */
  tiers: (number | null)[];
  /** By goal: the shares of its weight for which the leader stays first. */
  stability: Record<string, [number, number] | null>;
  sentences: string[];
  /** Where the movement of places comes from, in a sentence and in shares; null unless `robustness.sources` asks for it. */
  movement: { sentence: string; sources: NonNullable<Robustness["sources"]> } | null;
}

/** Where rows stand under several scorecards: lists in the order of `labels`, best first. */
export interface Standings {
  /** How many rows there are. */
  all: number;
  labels: string[];
  now: Standing[];
  /** One list for each scorecard. */
  others: Standing[][];
}
export interface Standing {
  score: number | null;
  rank: number | null;
}

export type Per = "row" | "post" | "channel" | "company" | "period" | "group";
export type Normalise = "goalposts" | "min_max" | "z_score" | "percentile_rank" | "share_of_leader";
export type Aggregate = "arithmetic" | "geometric" | "harmonic";

/** Whether single values that would decide everything are pulled in. */
export type Outliers = "off" | "auto" | "forced";
/** With whom a row is compared; size: classes of followers in powers of ten. */
export type Peers = "group" | "channel" | "size";
export type TargetFrom =
  | "typed"
  | "previous_period"
  /** The row's own value in the period before, times the factor (default 1). */
  | { from: "previous_period"; factor?: number | null }
  /** A quantile of the rows, or of the peers (default 0.75). */
  | { from: "quantile"; p?: number | null }
  /** A published figure of the catalogue, for the KPI of its own formula alone. */
  | { from: "benchmark"; id: string; channel?: string | null };

export interface Goalposts {
  baseline?: number | null;
  target?: number | null;
}

export interface ScorecardKpi extends Goalposts {
  /** A KPI id, or `column:<header>` for any numeric column as it stands. */
  kpi: string;
  weight?: number;
  direction?: "higher" | "lower" | null;
  normalise?: Normalise | null;
  /** Take the logarithm: ln(1 + x) of counts, else of the value above the lowest. */
  log?: boolean | null;
  /** The rule of the Global Innovation Index; null: as the scorecard says. */
  outliers?: Outliers | null;
  /** Where the target comes from, where none is typed. */
  targetFrom?: TargetFrom | null;
}

export interface ScorecardGoal {
  id: string;
  name?: string | null;
  weight?: number;
  /** Absent or empty: the KPIs of the catalogue that the table allows. */
  kpis?: (ScorecardKpi | string)[] | null;
}

export interface Scorecard {
  goals: ScorecardGoal[];
  weighting?: {
    method: "points" | "votes" | "swing" | "rank_order" | "ahp" | "equal" | "entropy" | "critic";
    values?: number[] | null;
    abstentions?: number | null;
    matrix?: number[][] | null;
    /** Comparisons by several people, joined by the geometric mean of each; in place of `matrix`. Whoever has not compared every
     * two goals (`null`) does not count yet. */
    matrices?: (number | null)[][][] | null;
    /** Whose they are, in the same order. */
    people?: (string | null)[] | null;
  } | null;
  normalise?: Normalise | null;
  aggregate?: Aggregate | null;
  /** Share of weight that must be measured for a score; default 0.65. */
  minimumCoverage?: number | null;
  /** What a zero does under the geometric mean: all points gone, or values from 1 to 100. Default knock_out. */
  zeros?: "knock_out" | "one_to_hundred" | null;
  outliers?: Outliers | null;
  /** Compares rows with their peers only; ranks still run over all. */
  peers?: Peers | null;
  /** Own goalposts of single rows: label, KPI id. */
  targets?: Record<string, Record<string, Goalposts>> | null;
  robustness?: {
    belief?: "none" | "votes" | "stated" | null;
    firmness?: number | null;
    draws?: number | null;
    seed?: number | null;
    /** Splits the uncertainty of places into weights, counts and method; takes some five thousand rankings. */
    sources?: boolean | null;
  } | null;
}

/** A KPI of one's own. */
export interface OwnKpi {
  /** `own:` and letters a to z, digits and `_`; a scorecard names it so. */
  id: string;
  name?: string | null;
  /**
   * Measures by id or name in either language, `[header]` for a column, numbers with comma or point, `+ - * / ( )`,
   * `sqrt(a)`, `min(a; b)`, `max(a; b)`: `(likes + 2 * comments) / reach`.
   */
  formula: string;
  unit?: "percent" | "count" | "per_unit" | "multiple" | "money" | "seconds" | "points" | null;
  direction?: "higher" | "lower" | null;
}

/** A place in a typed formula in UTF-16 units, and what is said about it. */
export interface FormulaPlace {
  message: string;
  from: number;
  to: number;
}

export interface Request {
  text?: string | null;
  /** The number of a text that `hold` keeps, instead of `text`. */
  held?: number | null;
  html?: string | null;
  steps?: Step[] | null;
  table?: { columns: string[]; rows: (string | number | bigint | null)[][] } | null;
  language?: Language | null;
  /** Header to measure id, KPI id, `criterion` or `ignore`. */
  columns?: Record<string, string> | null;
  /** Header, or `*`, to the decimal mark. */
  numbers?: Record<string, "comma" | "point"> | null;
  /** Header, or `*`, to what comes first in dates such as 03/04/2026. */
  dates?: Record<string, "day_first" | "month_first" | "year_first"> | null;
  /** Header, or `*`, to what a bare number in a column of rates is: 0.05 for 5 %, or 5. */
  shares?: Record<string, "fraction" | "percent"> | null;
  per?: Per | null;
  /** What a report shows beside the result: its colour is `#rrggbb`, its logo a `data:image/…;base64,` address. */
  report?: {
    title?: string | null;
    agency?: string | null;
    logo?: string | null;
    colour?: string | null;
    date?: string | null;
  } | null;
  /** KPIs of one's own, usable in scorecards like the catalogue's. */
  ownKpis?: OwnKpi[] | null;
  days?: number | null;
  interactions?: string[] | null;
  interactionWeights?: Record<string, number> | null;
  /** A scorecard, a goal system's id, or null for the one that fits. */
  scorecard?: Scorecard | string | null;
  /** A fair comparison: by the scorecard's first rate of actions, or by the one that is named. */
  fairness?: boolean | { kpi?: string | null } | null;
  detail?: "full" | "values" | null;
}

export interface Kpi {
  /** Rates are fractions. */
  value: number | null;
  meanOfRates: number | null;
  low: number | null;
  high: number | null;
  given: boolean;
  display?: string;
  formula?: string;
  /** The formula with the row's numbers; null where the value was not calculated from them. */
  numbers?: string | null;
  missing: string[];
}

export interface Row {
  label: string;
  company: string | null;
  channel: string | null;
  period: string | null;
  post: string | null;
  group: string | null;
  measures: Record<string, number | null>;
  kpis: Record<string, Kpi>;
}

export interface ScoreRow {
  label: string;
  score: number | null;
  rank: number | null;
  coverage: number;
  low: number | null;
  high: number | null;
  interval: { low: number; high: number } | null;
  rankLow: number | null;
  rankHigh: number | null;
  goals: Record<string, number | null>;
  contributions: {
    goal: string;
    kpi: string;
    normalised: number | null;
    unclamped: number | null;
    points: number | null;
  }[];
  /** With whom it was compared, where the scorecard asks for peers, and its place among them. */
  peers?: string;
  rankAmongPeers?: number;
}

export interface Robustness {
  exact: boolean;
  headToHead: (number | null)[][] | null;
  expectedRank: (number | null)[] | null;
  rankAcceptability: (number | null)[][] | null;
  beatsNext: (number | null)[];
  flipPoints: { goal: string; leader: string; challenger: string; weight: number | null }[];
  stability: Record<string, [number, number] | null>;
  smallestReallocation: { challenger: string; points: number | null; from: string[]; to: string | null }[];
  tiers: string[][];
  influence: Record<string, number | null>;
  /** A second opinion: how many rows each beats, goal by goal, less how many beat it. In the order of `rows`. */
  copeland: { score: number | null; rank: number | null }[] | null;
  /** The ranking without each goal (`kpi` null), and without each KPI of goals that have several. */
  leaveOneOut:
    | {
        goal: string;
        kpi: string | null;
        leader: string | null;
        changesLeader: boolean;
        meanShift: number;
        ranks: (number | null)[];
      }[]
    | null;
  /** For each row its score, and what a fifth more or less of each goal's weight makes of it. */
  tornado: ({ base: number; ranges: Record<string, { low: number; high: number }> } | null)[] | null;
  /** Figures whose normalised values correlate by more than 0.9. */
  redundant: { a: { goal: string; kpi: string }; b: { goal: string; kpi: string }; r: number }[];
  /** Sobol indices of the mean shift of places; null unless asked for, or where nothing moves. */
  sources: {
    weights: SourceShare;
    counts: SourceShare;
    method: SourceShare;
    meanShift: number;
    leaderStays: number;
    evaluations: number;
  } | null;
}

/** What a source explains alone and what it has a part in, as shares of the variance, with bootstrap standard errors. */
export interface SourceShare {
  first: number;
  total: number;
  firstError: number | null;
  totalError: number | null;
}

/** A rate of actions compared fairly; the raw value stands beside everything. */
export interface Fairness {
  kpi: string;
  /** How much more posts or days vary than chance makes them; null with totals only: intervals are then a lower limit. */
  phi: number | null;
  /** The interactions that it takes to know a rate within 10 %. */
  interactionsForTenPercent: number;
  /** ln rate = intercept + slope · ln followers; null below ten rows or a factor of ten. */
  size: {
    slope: number;
    intercept: number;
    rSquared: number | null;
    residualSd: number;
    rows: number;
    smallest: number;
    largest: number;
  } | null;
  funnel: { target: number; phi: number; inflated: boolean } | null;
  shrinkage: { mean: number; betweenVariance: number } | null;
  /** In the order of `rows`. */
  rows: {
    label: string;
    value: number | null;
    count: number | null;
    exposure: number | null;
    /** Fewer than ten actions: too few to rank. */
    tooFew: boolean;
    /** What an account of this size lets expect, with the interval of a single one; index = value ÷ expected. */
    size: { expected: number; low: number; high: number; index: number } | null;
    /** Between which rates chance would leave the row if all had the common rate. */
    funnel: { low: number; high: number; place: "below" | "within" | "above" } | null;
    /** The rate drawn towards the common one. */
    shrunk: { value: number; interval: { low: number; high: number } | null; ownWeight: number } | null;
  }[];
}

export interface Report {
  table: {
    separator: string | null;
    encoding: string | null;
    headerLine: number | null;
    source: string | null;
    columns: {
      header: string;
      measure: string | null;
      kpi: string | null;
      decimal: "comma" | "point" | null;
      unit: string | null;
      confidence: number;
      evidence: string[];
    }[];
    skipped: Skipped[];
  };
  notes: Note[];
  rows: Row[];
  unavailable: { kpi: string; missing: string[] }[];
  /** The request's own KPIs; `words` is null and `problem` set where the formula cannot be read. */
  ownKpis: {
    id: string;
    name: string;
    formula: string;
    words: string | null;
    unit: string;
    direction: string;
    problem: FormulaPlace | null;
    /** Places of what the table does not have: the message is a measure id or `column:<header>`. */
    missing: FormulaPlace[];
  }[];
  changes: {
    label: string;
    from: string;
    to: string;
    kpis: Record<
      string,
      { before: number | null; after: number | null; change: number | null; low: number | null; high: number | null }
    >;
  }[];
  score: { weights: Record<string, number | null>; consistencyRatio: number | null; rows: ScoreRow[] };
  robustness: Robustness | null;
  /** Only where the request asks for it. */
  fairness?: Fairness;
  sentences: string[];
}

/** What is compared: two rows (absent: the leader and who comes next), or two periods as the table writes them. */
export type CompareWhat =
  | { a?: string | null; b?: string | null }
  | {
      from: string;
      to: string;
      /** A company, a channel, or a label as `changes` has it; absent: the whole table. */
      of?: string | null;
      /** A rate; absent: the scorecard's first. */
      kpi?: string | null;
      /** The weights of the goals then, in their order; absent: as now. */
      weightsBefore?: number[] | null;
    };

/** Each of them optional: a KPI, a label of `rows` whose change is split, the weights of the goals then in their order. */
export interface PeriodsWish {
  kpi?: string | null;
  of?: string | null;
  weightsBefore?: number[] | null;
}

export interface Periods {
  /** Every period as the table writes it, earliest first. */
  periods: string[];
  from: string | null;
  to: string | null;
  kpi: string | null;
  /** The KPIs that can be shown: the scorecard's first. */
  kpis: { id: string; name: string }[];
  rows: {
    label: string;
    /** What is missing, where it is. */
    said: string | null;
    /**
     * `change`, `low` and `high` are relative: 0.2 is a rise by a fifth; `difference` is after − before, of rates shown in
     * percentage points. `isFirm`: the interval leaves out no change.
     */
    rate: (Moved & {
      low: number | null;
      high: number | null;
      difference: number | null;
      differenceShown: string | null;
      intervalShown: string | null;
      isFirm: boolean | null;
      isBetter: boolean | null;
    }) | null;
    score: Moved & { scorePart: number | null; weightPart: number | null; scorePartShown: string | null; weightPartShown: string | null };
  }[];
  of: string | null;
  split: Comparison | null;
  /** Why there is nothing to compare. */
  unavailable: string | null;
}

export interface Moved {
  before: number | null;
  after: number | null;
  change: number | null;
  beforeShown: string | null;
  afterShown: string | null;
  changeShown: string | null;
}

export interface Comparison {
  /** Parts in points; they add up to `total`, less `rest` (a goal that one of the two lacks). */
  rows: {
    a: string;
    b: string;
    scoreA: number | null;
    scoreB: number | null;
    total: number | null;
    /** null: no split adds up (harmonic mean, a zero under the geometric mean). */
    way: "arithmetic" | "log_mean" | null;
    goals: Record<string, number | null>;
    /** Empty where one of the two lacks a figure. */
    kpis: { goal: string; kpi: string; points: number | null }[];
    rest: number | null;
  } | null;
  periods: {
    of: string | null;
    from: string;
    to: string;
    /** after − before = ratePart + mixPart; paradox: every part that is in both periods went the other way than the whole. */
    rate: {
      kpi: string;
      by: "channel" | "company";
      before: number;
      after: number;
      ratePart: number;
      mixPart: number;
      paradox: boolean;
      parts: {
        label: string;
        exposureBefore: number;
        rateBefore: number | null;
        exposureAfter: number;
        rateAfter: number | null;
      }[];
    } | null;
    /** In points: after − before = scorePart + weightPart. */
    score: {
      before: number;
      after: number;
      scorePart: number;
      weightPart: number;
      goals: Record<string, { scorePart: number; weightPart: number }>;
    } | null;
  } | null;
  sentences: string[];
  notes: Note[];
}

export interface CatalogueEntry {
  id: string;
  name: string;
  definition: string;
  formula?: string;
  unit?: string;
  direction?: "higher" | "lower" | "depends";
  aliases?: string[];
  source?: string;
  text?: string;
  [key: string]: unknown;
}

export interface Catalogue {
  measures: CatalogueEntry[];
  kpis: CatalogueEntry[];
  goals: CatalogueEntry[];
  goalSystems: CatalogueEntry[];
  /** Published figures with formula, year, source and sample. */
  benchmarks: CatalogueEntry[];
  examples: CatalogueEntry[];
  methods: CatalogueEntry[];
  /** Questions to start from; `guide(request, id)` tells more and answers. */
  paths: { id: string; question: string; why: string; example: string | null; per: string; goalSystem: string | null }[];
  pictures: CatalogueEntry[];
}

/** What to draw; what is not named is left to the picture. */
export interface Wish {
  /** An id of `catalogue().pictures`; default `"ranking"`. */
  picture?: string | null;
  /** The label of a row; default the leader. */
  row?: string | null;
  /** The label of the row to compare with; default the second. */
  other?: string | null;
  /** The id of a goal; default the heaviest. */
  goal?: string | null;
  /** The id of a KPI; default the scorecard's first that the picture can show. */
  kpi?: string | null;
  /** Width in CSS pixels, 280 to 1600; below 480 the narrow layout. Default 720. */
  width?: number | null;
  /** What the ids in the SVG begin with, so that several can stand on one page. */
  idPrefix?: string | null;
  /** `true`: a file that stands alone, with heading and both colour schemes. */
  standalone?: boolean | null;
}

export interface Picture {
  picture: string;
  /** The question that it answers. */
  question: string;
  /** The finding. */
  title: string;
  /** What is to be seen, for those who do not see it. */
  description: string;
  svg: string | null;
  /** The numbers behind it, in the reader's notation. */
  table: { header: string[]; rows: string[][] };
  /** What each mark says: the `data-say` of the elements of class `mark`, in the same order. */
  marks: { label: string; value: string }[];
  /** Why it cannot be drawn and what would help, in a sentence. */
  unavailable: string | null;
}

/** Cuts a pasted text, or a text file's bytes, into cells. Throws only for another type of input. */
export function parse(input: string | Uint8Array, options?: ParseOptions | null): Table;
/** Reads, measures, scores and ranks. Never throws for what a person pasted or set: the notes say it. */
export function analyse(request: Request): Report;
/** Why two rows or two periods differ, in parts that add up. Never throws for what a person pasted or set. */
export function compare(request: Request, what: CompareWhat): Comparison;
/** The last two periods row by row, with their words. Never throws for what a person pasted or set. */
export function periods(request: Request, wish?: PeriodsWish): Periods;
/** Everything that Zielwert knows: measures, KPIs, goals, goal systems, examples, methods. */
export function catalogue(language?: Language): Catalogue;
/** A formula by name; unusable inputs give `null` and a note. Throws for an unknown formula. */
export function calculate(method: string, inputs: Record<string, unknown>): { value: any; notes: Note[] };
/** Keeps a large text (a string, or a text file's bytes) under a number; requests name it as `held` instead of bringing `text`. Under another number they throw. */
export function hold(id: number, input: string | Uint8Array): void;
/** The text that `hold` keeps under a number: its beginning of at most `head` characters, the length of the whole, and what
 * decoding gave reason to say. Null where none is held. */
export function heldText(id: number, head: number, language?: Language): { text: string; size: number; isBlank: boolean; notes: Note[] } | null;
/** The project file that `hold` keeps under a number, its numbers apart: of fewer than `most` characters the whole text, else its
 * beginning of at most `head`. Null where no project file is held. */
export function openProject(id: number, most: number, head: number, language?: Language): OpenedProject | { refused: string } | null;
/** The text of a project file with the text in it that its request names as `held`. */
export function writeProject(project: string): string;
/** The best `most` rows whose label holds `wanted` (`""`: all), with everything settled that depends on the others. */
export function top(request: Request, most: number, wanted: string): Top;
/** The best `most` rows, and where each stands under other scorecards (or ids of goal systems, or null: what fits the table). */
export function standings(request: Request, scorecards: (Scorecard | string | null)[], most: number): Standings;
/** `analyse(request).robustness` as far as it is about rows, with the sentences, and nothing else of the report; null where the
 * scorecard asks for no robustness. */
export function firmness(request: Request): Firmness | null;
/** `analyse(request).fairness` without the rest of the report; null where there is none. */
export function fairness(request: Request): Fairness | null;
/** What keeps an own KPI's formula from being read, with its place; `null` where it can be read. */
export function checkFormula(formula: string, language?: Language): FormulaPlace | null;
/** A report as an Excel file; its own module is fetched on first use. */
export function exportReport(request: Request, format: "xlsx"): Promise<Uint8Array>;
/** A report as a file's text. Throws for an unknown format. */
export function exportReport(request: Request, format: "csv" | "tsv" | "markdown" | "html" | "json" | "svg" | "sql" | "spark_sql"): string;

/** One of five questions to start from (`catalogue(language).paths`): its study, and what the request's table says to it. */
export interface Guide {
  id: string;
  question: string;
  why: string;
  lead: string;
  study: string;
  /** The study's figures as facts, never as benchmarks. */
  figures: { value: string; label: string }[];
  /** What the figures do not say. */
  limits: string;
  /** The answer in a sentence; null where the table does not say. */
  answer: string | null;
  blocks: GuideBlock[];
  /** What to do next. */
  next: string[];
}
export type GuideBlock =
  | { kind: "words"; heading: string; paragraphs: string[] }
  | { kind: "table"; heading: string; lead: string; columns: string[]; rows: string[][]; note: string | null }
  | { kind: "picture"; picture: string; row: string | null; other: string | null }
  | { kind: "plan"; heading: string; lead: string; lines: PlanLine[] };
/** A line of a measurement plan: where one stands and where one wants to be. */
export interface PlanLine {
  kpi: string;
  goal: string;
  name: string;
  baseline: string;
  target: string;
  /** The target as a number; null where there is none. */
  mark: number | null;
  /** Whether it is reached already. */
  reached: boolean;
}
/** A review: an all-day entry, repeated every so many months (0 or absent: once). */
export interface Review { id: string; day: string; everyMonths?: number; title: string; description?: string }
/** A starting question with its answer. Throws for an unknown path. */
export function guide(request: Request, path: string): Guide;
/** Reviews as an iCalendar file (RFC 5545); `stamp` is now as `new Date().toISOString()`. Days that do not exist are left out. */
export function reviewCalendar(reviews: Review[], stamp: string): string;
/** Draws a picture. Never throws for what a person pasted or chose. Throws for an unknown picture. */
export function draw(request: Request, wish?: Wish | null): Picture;
