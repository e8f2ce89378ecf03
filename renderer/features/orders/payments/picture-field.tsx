import { useEffect, useMemo, useRef } from 'react'
import { DropZone, type DropZoneProps, FileTrigger, isFileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { pictureKinds, pictureUrl, shrinkPicture } from '../../../ui/shrink-picture.ts'

type Bytes = Uint8Array<ArrayBuffer>
type FieldProps = { value: Bytes | null; onChange: (picture: Bytes | null) => void }

/** While the dialog is open, a picture that is pasted anywhere in it lands here; pasted text goes where it was meant to. */
function usePaste(take: (file: Blob) => void) {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => pictureKinds.includes(type))
      if (!file) return
      event.preventDefault()
      latest.current(file)
    }
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}

/** The customer's screenshot: pasted, dropped or chosen, and made small before it leaves the page. */
export function PictureField({ value, onChange }: FieldProps) {
  const { t } = useTranslation('paying')
  const url = useMemo(() => value && pictureUrl({ mime: 'image/jpeg', bytes: value }), [value]) // an `img` reads what it is
  const take = (file: Blob) => void shrinkPicture(file).then(onChange)
  usePaste(take)
  const drop = async ({ items }: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) => {
    const item = items.filter(isFileDropItem).find(({ type }) => pictureKinds.includes(type))
    if (item) take(await item.getFile())
  }
  return (
    <div className="field">
      <span className="field-label">{t('picture.label')}</span>
      <DropZone
        className="payments-picture-drop"
        aria-label={t('picture.label')}
        getDropOperation={(types) => (pictureKinds.some((kind) => types.has(kind)) ? 'copy' : 'cancel')}
        onDrop={(event) => void drop(event)}
      >
        {url !== null && <img className="payments-picture-small" src={url} alt={t('picture.chosen')} />}
        <div className="row wrap">
          <FileTrigger
            acceptedFileTypes={pictureKinds}
            onSelect={(files) => {
              const file = files?.item(0)
              if (file) take(file)
            }}
          >
            <Button size="sm" icon="add">
              {t(value ? 'picture.another' : 'picture.choose')}
            </Button>
          </FileTrigger>
          {value && (
            <Button
              size="sm"
              variant="ghost"
              icon="trash"
              onPress={() => {
                onChange(null)
              }}
            >
              {t('picture.remove')}
            </Button>
          )}
          {!value && <span className="t3 small">{t('picture.help')}</span>}
        </div>
      </DropZone>
    </div>
  )
}
