/** A text in both languages. */
export interface Text { zh: string; en: string }

/** Answers by fact; schema/case.json of the site lists facts and values. */
export type Answers = Record<string, string | number | string[] | null>;

/** Today is the date in Shanghai, as "2026-11-20". */
export interface Case { id?: string; today: string; answers: Answers }

export interface Party {
  party: string; kind: "first" | "also" | "only_between_them" | "not_liable"; rank: number; certain: boolean;
  says: Text; because: string[]; rules: string[]; waits: string[]; rests: string[];
}
export interface Note { id: string; text: Text; because: string[] }
export interface Claim {
  low: number | null; high: number | null; unit: "fen"; formulas: string[]; certain: boolean;
  working: { zh: string[]; en: string[] }; needs: string[]; because: string[];
}
export interface Action { id: string; rank: number; when: string; channel: string; title: Text; detail: Text; because: string[] }
export interface Proof { id: string; have: boolean; rank: number; vanishes: string; why: Text; how: Text; because: string[] }
export interface Clock {
  id: string; title: Text; starts: string | null; due: string | null;
  state: "running" | "due" | "passed_contestable" | "lost" | "not_started"; mine: boolean; certain: boolean;
  says: Text; remains: Text; class: string; no_holiday_table: boolean; needs: string[]; because: string[];
}
export interface Contact {
  id: string; name: Text; where: Text;
  lines: { type: string; value: string; use: Text; label: Text; confidence: string }[];
}
export interface Rung {
  channel: string; rank: number; state: "now" | "waiting" | "later" | "blocked" | "done"; opens: string | null; against: string;
  needs: string[]; closes: Text[]; beside: string[]; handles: Text; takes: Text; costs: Text; blocked: Text;
  prepare: string[]; contact: Contact | null; because: string[];
}
export interface Letter {
  id: string; to: string; channel: string; title: Text; text: Text;
  replies: { they: Text; you: Text; because: string[] }[]; because: string[];
}
export interface Next { question: string; fact: string; facts: string[]; left: number }

/** What to do; see schema/plan.json of the site. */
export interface Plan {
  id: string; pack: string; today: string;
  verdict: Text & { because: string[] };
  liable: Party[]; not_liable: Party[];
  remedies: (Note & { certain: boolean })[];
  claim: Claim | null;
  offer: { against: string; place: "below" | "within" | "above" } | null;
  not_recoverable: Note[];
  checks: (Note & { done: boolean })[];
  actions: Action[]; evidence: Proof[]; clocks: Clock[]; ladder: Rung[];
  warnings: Note[]; donts: (Note & { until: Text })[]; duties: Note[]; closing: Note[]; exits: Note[];
  letters: Letter[];
  open: { fact: string; decides: string[] }[];
  next: Next | null;
  changed_by: { fact: string; to: string; gives: string[] }[];
  stale: string[];
  text: Text;
}

/** What a text seems to say: suggestions, for the person to confirm. */
export interface Reading {
  answers: Record<string, { value: string | number | string[]; since?: string; span: [number, number]; sure: number; cue: string }>;
  also: string[];
  waybills: { text: string; couriers: string[]; span: [number, number]; sure: number }[];
  redacted: string;
  warning?: "scam";
}

export interface ParcelAid {
  /** @throws ParcelAidError */
  advise(request: Case): Plan;
  /** The question to ask now, or null. @throws ParcelAidError */
  next(request: Case): Next | null;
  /** Reads a sentence, a tracking list or a waybill number. @throws ParcelAidError */
  read(text: string, options: { today: string }): Reading;
  /** One line of JSON in, one out: the command line's very bytes; an error is a line too. */
  line(request: string): string;
  /** The revision of the knowledge. */
  version(): string;
}

/** Loads engine and knowledge of the site at base (https: or file:, final slash). @throws ParcelAidError */
export function open(options?: { base?: string | URL }): Promise<ParcelAid>;

/** code: load, engine, too_long, bad_json, bad_text, bad_case, or that of schema/error.json. */
export class ParcelAidError extends Error {
  constructor(code: string, message: string, fact?: string, other?: string);
  readonly code: string;
  readonly fact: string;
  readonly other: string;
}
