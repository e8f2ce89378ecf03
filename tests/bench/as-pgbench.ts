import pg from 'pg'

type Statement = { text: string; values: readonly unknown[] }

/** Every statement that goes to the server, by any connection of this process, while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = []
  // Whatever way the driver is asked in, it ends up here.
  const driver = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const { query } = driver
  driver.query = function spy(...args) {
    const [first, second] = args as [string | { text?: string; values?: unknown[] }, unknown[] | undefined]
    const text = typeof first === 'string' ? first : (first.text ?? '')
    const values = typeof first === 'string' ? undefined : first.values
    seen.push({ text, values: values ?? (Array.isArray(second) ? second : []) })
    return query.apply(this, args)
  }
  try {
    await work()
  } finally {
    driver.query = query
  }
  return seen
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Ids that the application or the client makes up for each new row. */
const madeUp = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|c[a-z0-9]{24})$/

/**
 * The same statements as a script of pgbench, one order each time it runs. `known`: what each value of this one order
 * is for any order (an SQL expression over the script's variables); ids made up are new ones for each.
 */
export function asPgbench(statements: readonly Statement[], known: ReadonlyMap<string, string>): string {
  const ids = new Map<string, string>()
  const literal = (value: unknown): string => {
    if (value === null || value === undefined) return 'NULL'
    if (value instanceof Date) return quoted(value.toISOString())
    if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]::text[]`
    if (typeof value === 'object') return quoted(JSON.stringify(value))
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const found = known.get(text) ?? ids.get(text)
    if (found !== undefined) return found
    if (!madeUp.test(text)) return quoted(text)
    ids.set(text, `('id${ids.size}-' || :n)`)
    return ids.get(text) ?? ''
  }
  const lines = statements.map(({ text, values }) => {
    const sql = text.replaceAll(/\$(\d+)/g, (_, at: string) => literal(values[Number(at) - 1])).replaceAll(/\s+/g, ' ')
    // The counter's answer is the order's number.
    return text.includes('INSERT INTO order_counters') ? `${sql} \\gset` : `${sql};`
  })
  return `${lines.join('\n')}\n`
}
