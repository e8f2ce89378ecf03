/** A worker as we need it; node:worker_threads and Electron's utilityProcess both fit behind it. */
export interface WorkerLike {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, however it ended. */
  onExit(listener: (code: number) => void): void
  terminate(): Promise<void>
}
export type SpawnWorker = () => WorkerLike
