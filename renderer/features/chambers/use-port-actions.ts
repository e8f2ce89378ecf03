import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortRow } from '../../../electron/contract/chambers/ports.ts'
import { api, client, problemOf } from '../../host/api.ts'
import { showToast } from '../../ui/toast.tsx'
import { portName } from './port-row.tsx'

type Attach = { port: PortRow; acceptReset: boolean }

/**
 * What may be done to a port. A board that restarts when it is opened is asked about first; so is one that the host
 * knows to restart although the list did not say so, and a port that feeds a chamber before it is released.
 */
export function usePortActions() {
  const { t } = useTranslation('chambers')
  const [asked, setAsked] = useState<PortRow | null>(null)
  const [releasing, setReleasing] = useState<PortRow | null>(null)

  const attach = useMutation({
    mutationFn: ({ port, acceptReset }: Attach) => client.ports.attach({ boardId: port.boardId, acceptReset }),
    onSuccess: (_, { port }) => {
      setAsked(null)
      showToast({ text: t('ports.connected', { port: portName(port) }), state: 'info' })
    },
    onError: (error, { port }) => {
      if (problemOf(error).code === 'WILL_RESET') setAsked(port)
    },
  })
  const release = useMutation({
    mutationFn: (port: PortRow) => client.ports.release({ boardId: port.boardId }),
    onSuccess: (_, port) => {
      showToast({ text: t('ports.released', { port: portName(port) }) })
    },
  })
  const remove = useMutation(
    api.ports.removePath.mutationOptions({
      onSuccess: (_, { path }) => {
        showToast({ text: t('ports.removed', { port: path }) })
      },
    }),
  )

  const busyPort = attach.isPending ? attach.variables.port : release.isPending ? release.variables : null
  return {
    asked,
    releasing,
    busyWith: busyPort?.boardId ?? null,
    error: attach.error ?? release.error ?? remove.error,
    connect: (port: PortRow) => {
      attach.reset()
      if (port.resets) setAsked(port)
      else attach.mutate({ port, acceptReset: false })
    },
    confirmReset: () => {
      if (asked) attach.mutate({ port: asked, acceptReset: true })
    },
    askRelease: (port: PortRow) => {
      if (port.chamber) setReleasing(port)
      else release.mutate(port)
    },
    confirmRelease: () => (releasing ? release.mutateAsync(releasing) : undefined),
    remove: ({ path }: PortRow) => {
      remove.mutate({ path })
    },
    forget: () => {
      setAsked(null)
      setReleasing(null)
      attach.reset()
    },
  }
}
