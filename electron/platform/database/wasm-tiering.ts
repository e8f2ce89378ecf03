import { setFlagsFromString } from 'node:v8'

/**
 * Lets the database engine's functions prove themselves for longer before V8 optimises them. With V8's own budget
 * (13 MB of executed code) opening a farm sets off 1.4 s of background compilation, most of it for functions that run
 * for milliseconds (PostgreSQL's grammar alone: 0.5 s and 600 MB), while the person waits. What is really hot is still
 * optimised after a good second of its own time. It holds for modules that are compiled after this call.
 */
export function calmWasmTiering(): void {
  setFlagsFromString('--wasm-tiering-budget=2000000000')
}
