import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { StatementReading } from '../../../../electron/contract/orders/statement-reading.ts'
import {
  type ImportedStatement,
  mostStatement,
  type StatementPreview,
} from '../../../../electron/contract/orders/statements.ts'
import { api, client, problemOf } from '../../../host/api.ts'
import type { byReference } from './payment-dialog.tsx'

export type Method = (typeof byReference)[number]
type Chosen = { name: string; bytes: Uint8Array<ArrayBuffer> }
type Doing = 'looking' | 'importing' | null

/** A file on its way: chosen, looked at, read otherwise, imported; each of these can be stopped. */
export function useStatement() {
  const queries = useQueryClient()
  const [method, setMethod] = useState<Method>('GCASH')
  const [file, setFile] = useState<Chosen | null>(null)
  const [preview, setPreview] = useState<StatementPreview | null>(null)
  const [result, setResult] = useState<ImportedStatement | null>(null)
  const [doing, setDoing] = useState<Doing>(null)
  const [error, setError] = useState<unknown>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const control = useRef<AbortController | null>(null)

  /** The newest wins: what was asked before it is given up. */
  const work = async (what: Doing, call: (signal: AbortSignal) => Promise<void>) => {
    control.current?.abort()
    const own = new AbortController()
    control.current = own
    setDoing(what)
    setError(null)
    try {
      await call(own.signal)
    } catch (problem) {
      if (!own.signal.aborted && problemOf(problem).code !== 'ABORTED') setError(problem)
    } finally {
      if (control.current === own) setDoing(null)
    }
  }
  const look = (of: Chosen, account: Method, reading?: StatementReading) =>
    work('looking', async (signal) => {
      const input = { method: account, fileName: of.name, bytes: of.bytes, ...(reading && { reading }) }
      const seen = await client.payments.previewStatement(input, { signal })
      if (!signal.aborted) setPreview(seen)
    })
  const again = () => {
    control.current?.abort()
    setFile(null)
    setPreview(null)
    setResult(null)
    setError(null)
  }
  return {
    ...{ method, file, preview, result, doing, error, isTooLarge, again },
    choose: async (chosen: File) => {
      again()
      setTooLarge(chosen.size > mostStatement.bytes)
      if (chosen.size > mostStatement.bytes) return
      const next = { name: chosen.name.slice(0, 200), bytes: new Uint8Array(await chosen.arrayBuffer()) }
      setFile(next)
      await look(next, method)
    },
    /** Another account may have been read otherwise. */
    setMethod: (next: Method) => {
      setMethod(next)
      if (file && !result) void look(file, next)
    },
    read: (reading: StatementReading) => {
      if (file) void look(file, method, reading)
    },
    stop: () => {
      control.current?.abort()
      setDoing(null)
      if (!preview) setFile(null)
    },
    importIt: () =>
      work('importing', async (signal) => {
        if (!file || !preview) return
        const input = { method, fileName: file.name, bytes: file.bytes, reading: preview.reading }
        const done = await client.payments.importStatement(input, { signal })
        setResult(done)
        await queries.invalidateQueries({ queryKey: api.payments.key() })
        await queries.invalidateQueries({ queryKey: api.orders.key() })
      }),
    setResult,
  }
}
export type StatementWork = ReturnType<typeof useStatement>
