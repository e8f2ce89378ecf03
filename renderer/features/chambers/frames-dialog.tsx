import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RawFrame } from '../../../electron/contract/chambers/chambers.ts'
import { client } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FrameList } from './frame-list.tsx'
import { framesAsText, joinFrames } from './frame-text.ts'
import { fileName, saveText } from './save-text.ts'
import './bench.css'

type Shown = 'all' | 'rejected'
const noFrames: RawFrame[] = []

type FramesDialogProps = {
  /** A chamber's id, or the key of a found device. */
  of: string
  name: string
  startWith: Shown
  onClose: () => void
}

/** What a device sent, as it came, understood or not. */
export function FramesDialog({ of, name, startWith, onClose }: FramesDialogProps) {
  const { t } = useTranslation(['chambers', 'common'])
  const [shown, setShown] = useState<Shown>(startWith)
  const [paused, setPaused] = useState<RawFrame[] | null>(null)
  const stream = useStream({
    key: ['chambers.frames', of],
    open: (signal) => client.chambers.frames({ of }, { signal }),
    start: noFrames,
    fold: joinFrames,
  })
  const all = paused ?? stream.state
  const frames = shown === 'all' ? all : all.filter(({ reject }) => reject !== null)
  const last = paused?.at(-1)
  const newer = last ? stream.state.filter(({ at }) => at > last.at).length : 0
  return (
    <Dialog
      title={t('frames.title', { name })}
      isOpen
      onClose={onClose}
      width="lg"
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <div className="bench-tools">
        <Segmented
          label={t('frames.filter')}
          value={shown}
          onChange={setShown}
          options={[
            { id: 'all', label: t('frames.all') },
            { id: 'rejected', label: t('frames.rejected') },
          ]}
        />
        <Button
          size="sm"
          icon={paused ? 'play' : 'pause'}
          onPress={() => {
            setPaused(paused ? null : stream.state)
          }}
        >
          {t(paused ? 'frames.resume' : 'frames.pause')}
        </Button>
        <span className="t3 small grow" aria-live="polite">
          {paused ? t('frames.paused', { count: newer }) : t('frames.count', { count: all.length })}
        </span>
        <FrameActions frames={frames} name={name} />
      </div>
      {stream.status === 'failed' && <Problem error={stream.error} />}
      {stream.status === 'waiting' && <Loading label={t('frames.loading')} />}
      {stream.status !== 'waiting' && frames.length === 0 && <NoFrames frameCount={all.length} />}
      {frames.length > 0 && <FrameList frames={frames} />}
    </Dialog>
  )
}

function NoFrames({ frameCount }: { frameCount: number }) {
  const { t } = useTranslation('chambers')
  if (frameCount > 0) return <p className="t2">{t('frames.emptyRejected', { count: frameCount })}</p>
  return <Empty title={t('frames.empty')}>{t('frames.emptyText')}</Empty>
}

function FrameActions({ frames, name }: { frames: readonly RawFrame[]; name: string }) {
  const { t } = useTranslation('chambers')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(framesAsText(frames))
      showToast({ text: t('frames.copied', { count: frames.length }) })
    } catch {
      showToast({ text: t('frames.copyFailed'), state: 'watch' })
    }
  }
  const save = () => {
    saveText(fileName([name, 'frames'], 'txt'), 'text/plain', framesAsText(frames))
    showToast({ text: t('frames.saved', { count: frames.length }) })
  }
  return (
    <>
      <Button size="sm" icon="copy" isDisabled={frames.length === 0} onPress={() => void copy()}>
        {t('frames.copy')}
      </Button>
      <Button size="sm" icon="download" isDisabled={frames.length === 0} onPress={save}>
        {t('frames.save')}
      </Button>
    </>
  )
}
