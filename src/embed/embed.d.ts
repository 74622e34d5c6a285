// What `embed.js` adds to a page; docs/EMBED.md tells how it is used.

import type { Assessment, Profile } from "./score.js";

/** What the host page learns of the result while the visitor answers. */
export interface Score {
  /** Points so far. */
  total: number;
  /** Points that could still be reached; null where there is no bound. */
  max: number | null;
  /** Points that are needed. */
  standard: number;
  qualifies: boolean;
  could_qualify: boolean;
}

/** The detail of `hujifen:change`. */
export interface Change extends Score {
  /** How many questions are answered. */
  answered: number;
}

/** How the visitor wishes to be reached. */
export interface Contact {
  name?: string;
  phone?: string;
  wechat?: string;
}

/** What the visitor has agreed to. */
export interface Consent {
  /** When, as an ISO time. */
  at: string;
  /** The words that the visitor has agreed to. */
  words: string;
}

/** The detail of `hujifen:lead` where the visitor hands over all answers. */
export interface FullLead {
  contact: Contact;
  consent: Consent;
  profile: Profile;
  assessment: Assessment;
}

/** The same where the visitor hands over the points only. */
export interface ScoreLead {
  contact: Contact;
  consent: Consent;
  profile: null;
  assessment: Score;
}

export type Lead = FullLead | ScoreLead;

/** The detail of `hujifen:error`. */
export interface Problem {
  /**
   * `blocked`: the frame did not become ready; `version`: it speaks another version of the messages; `option`, `partner`:
   * what the page has chosen is not allowed, or could not be read.
   */
  code: "blocked" | "version" | "option" | "partner" | (string & {});
  /** For developers, not for visitors. */
  message: string;
}

export interface HujifenEventMap {
  "hujifen:ready": CustomEvent<null>;
  "hujifen:change": CustomEvent<Change>;
  "hujifen:lead": CustomEvent<Lead>;
  "hujifen:error": CustomEvent<Problem>;
}

/** `<hujifen-calculator>`: everything is chosen by its attributes. The events rise to the document. */
export interface HujifenCalculatorElement extends HTMLElement {
  addEventListener<K extends keyof HujifenEventMap>(
    type: K,
    listener: (this: HujifenCalculatorElement, event: HujifenEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HujifenCalculatorElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HujifenEventMap>(
    type: K,
    listener: (this: HujifenCalculatorElement, event: HujifenEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HujifenCalculatorElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "hujifen-calculator": HujifenCalculatorElement;
  }
  interface DocumentEventMap extends HujifenEventMap {}
}
