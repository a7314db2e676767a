/** What a sentence is made of: figures formatted already; a subject of null is the whole desk. */
export interface FindingWords {
  subject: string | null;
  value: string;
  /** Without one a percentile was not reached: `value` says more than what. */
  isReached: boolean;
  usual: string;
  isUp: boolean;
  /** Tickets, files or days, for the plural. */
  count: number;
  n: string;
  part: string | null;
  partCount: string;
  compared: string;
  day: string;
  when: string;
  hours: string;
  /** What its channel counts: chats, calls, else contacts. */
  contacts: string;
  threshold: string;
  marker: string;
  markerDay: string;
  /** How many weeks the figure is of. */
  weeks: number;
  next: string | null;
}
