import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RawFrame } from '../../../electron/contract/chambers/chambers.ts'
import { hasWords, words } from '../../i18n.ts'
import { formatClock } from '../../ui/format.ts'
import { State } from '../../ui/pill.tsx'

const guessedHeight = 49

/** Newest first; only what is in sight is drawn, for a device that says garbage all day. */
export function FrameList({ frames }: { frames: readonly RawFrame[] }) {
  const { t } = useTranslation('chambers')
  const scroller = useRef<HTMLDivElement | null>(null)
  const newestFirst = frames.toReversed()
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions change inside; nothing here is memoized
  const rows = useVirtualizer({
    count: newestFirst.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => newestFirst[index]?.seq ?? index,
    overscan: 8,
  })
  return (
    // A scrolling region is reached by keyboard only when it takes the focus itself.
    <section ref={scroller} className="bench-frames" tabIndex={0} aria-label={t('frames.list')}>
      <div className="bench-inner" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const frame = newestFirst[index]
          return (
            frame && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={frame.reject ? 'bench-frame rejected' : 'bench-frame'}
                style={{ transform: `translateY(${start}px)` }}
              >
                <FrameRow frame={frame} />
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}

function FrameRow({ frame: { at, topic, raw, reject } }: { frame: RawFrame }) {
  const { t } = useTranslation('chambers')
  return (
    <>
      <time className="t3" dateTime={at.toISOString()}>
        {formatClock(at, true)}
      </time>
      <span className="t3 cut">{topic ?? t('frames.byUsb')}</span>
      <span className="mono">{raw}</span>
      {reject && (
        <span className="bench-why">
          <State state="watch">{rejectWords(reject.code)}</State> <span className="t3">{reject.detail}</span>
        </span>
      )}
    </>
  )
}

function rejectWords(code: string): string {
  const key = `chambers:frames.reject.${code}`
  return hasWords(key) ? words(key) : words('chambers:frames.reject.OTHER', { code })
}
