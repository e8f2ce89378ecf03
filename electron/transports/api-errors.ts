import { STATUS_CODES } from 'node:http'

/** What the MASH backend's programs know (`statusCode`, `message`, `error`), and our code and facts. */
export type ApiError = { statusCode: number; message: string; error: string; code: string; data?: unknown }

const sentences: Record<string, string> = {
  UNAUTHORIZED: 'A key is needed, and this one is missing, unknown, expired or revoked.',
  TOO_MANY_CALLS: 'Too many calls. Try again when the time in Retry-After is over.',
  DATABASE_UNAVAILABLE: 'The farm’s database is not there at the moment. Try again shortly.',
  FAULT: 'Something failed here. The id is in the log of the desktop.',
  NOT_FOUND: 'There is no such call.',
  BAD_REQUEST: 'What was sent does not fit.',
  FOREIGN_HOST: 'This door answers to its own name only.',
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Which field, and what about it; nothing else of the schema library's answer. */
function issuesOf(data: unknown): { path: string; message: string }[] | null {
  if (!isRecord(data) || !Array.isArray(data.issues)) return null
  return data.issues.filter(isRecord).map(({ path, message }) => ({
    path: Array.isArray(path) ? path.map((part) => String(isRecord(part) ? part.key : part)).join('.') : '',
    message: String(message),
  }))
}

function messageOf(code: string, data: unknown): string {
  if (code === 'FORBIDDEN' && isRecord(data)) return `The key may not do this: it needs ${String(data.permission)}.`
  return sentences[code] ?? `Refused: ${code}`
}

/** Who could grant it is for people to know: a key of any scope must not learn names by it. */
const scopeOnly = (data: unknown) => (isRecord(data) ? { permission: data.permission } : undefined)

export function apiError(status: number, code: string, given?: unknown): ApiError {
  const data = code === 'FORBIDDEN' ? scopeOnly(given) : given
  const issues = issuesOf(data)
  return {
    statusCode: status,
    message: messageOf(code, data),
    error: STATUS_CODES[status] ?? 'Error',
    code,
    ...(issues ? { data: { issues } } : data === undefined || data === null ? {} : { data }),
  }
}
