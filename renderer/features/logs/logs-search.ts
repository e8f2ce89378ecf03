import { z } from 'zod'
import { severity } from '../../../electron/contract/logs.ts'
import { asked, askedText, listAddress, nothingElse } from '../../ui/list-address.ts'
import { dayEdge, periods } from './periods.ts'

/** Days are as a date field has them: "today" stays the day it was chosen on. */
const span = {
  q: askedText,
  who: askedText,
  period: asked(z.enum(periods).exclude(['all'])),
  from: askedText,
  to: askedText,
}

export const auditAddress = listAddress({
  path: '/people/audit',
  filter: z.object({
    ...span,
    action: askedText,
    entity: askedText,
    record: askedText,
    // Begins at this row of the chain instead of the newest.
    row: asked(z.int().min(0)),
  }),
  sort: nothingElse,
  beside: nothingElse,
})
export const readAuditSearch = auditAddress.read
export type AuditWanted = ReturnType<typeof auditAddress.wantedIn>

export const securityAddress = listAddress({
  path: '/people/security',
  filter: z.object({ ...span, event: askedText, severity: asked(severity) }),
  sort: nothingElse,
  beside: nothingElse,
})
export const readSecuritySearch = securityAddress.read
export type SecurityWanted = ReturnType<typeof securityAddress.wantedIn>

/** Which days are meant, and the words and the person that both logs are searched by. */
export type SpanWanted = Pick<AuditWanted, 'q' | 'who' | 'period' | 'from' | 'to'>

const askedSpan = ({ q, who, from, to }: SpanWanted) => ({
  search: q ?? '',
  userId: who ?? null,
  from: dayEdge(from ?? '', 'start'),
  to: dayEdge(to ?? '', 'end'),
})

export const askedAudit = (wanted: AuditWanted) => ({
  ...askedSpan(wanted),
  action: wanted.action ?? null,
  entity: wanted.entity ?? null,
  entityId: wanted.record ?? null,
})

export const askedSecurity = (wanted: SecurityWanted) => ({
  ...askedSpan(wanted),
  event: wanted.event ?? null,
  severity: wanted.severity ?? null,
})
