/** A value, or an expected refusal with a code. Faults (bugs, disk, network) are thrown instead; see ARCHITECTURE.md. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <const R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
