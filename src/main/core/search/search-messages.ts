/** What the search's thread is started with. */
export type SearchWorkerData = { databasePath: string; cachePath: string }

export type SearchQuestion = { kind: 'find'; id: number; text: string; typing: boolean; asIs: boolean } | { kind: 'close' }

export type SearchAnswer =
  /** Ids best first. `provisional`: by a plain scan of the database, since there is no index yet. */
  | { kind: 'found'; id: number; ids: Uint32Array; corrected?: string; provisional: boolean }
  /** From now on the index answers. */
  | { kind: 'ready' }
  /** What the log of changes has up to here is not needed again. */
  | { kind: 'saved'; seq: number }
