export { createIngest, type Ingest, type StoredReading } from './ingest.ts'
export { joinTelemetry } from './join.ts'
export { readingId } from './reading-id.ts'
export { type Reading, storeReadings } from './reading-store.ts'
