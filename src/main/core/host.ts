/** Where the program says what it does. Never personal data: no names, phones, captions or paths. */
export type Log = {
  info(message: string, facts?: object): void
  warn(message: string, facts?: object): void
  error(message: string, error?: unknown): void
}

/** A process of its own, for work on files that may crash, hang or eat memory. */
export type ChildProcess = {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}

/** Work on the core's own data that would hold up the main thread: a thread each. */
export type WorkerEntry = 'database' | 'likeness' | 'search'

/** A word on an order to the customer, in their language. */
export type Notice = { title: string; body: string; orderId: string }

/** What the core is given by where it stands. The core never asks where that is. */
export type Host = {
  /** This studio's data folder; made where it does not exist. */
  dataDir: string
  /** The folder `resources`. */
  resourcesDir: string
  studioId: string
  /** Where the system keeps downloads: for what is saved where the window can't ask for a folder. */
  downloadsDir: string
  /** In place of the profile's server, for development and tests. */
  studioServer?: { url: string; caPath?: string }
  log: Log
  startProcess(entry: 'decoder'): ChildProcess
  /** Tells the customer by the desktop; left out where the window does that. */
  notify?(notice: Notice): void
  /** The script of a worker thread, `new Worker(host.workerScript('database'))`: it lies elsewhere once the app is bundled. */
  workerScript(entry: WorkerEntry): URL
  secrets: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void> }
}
