import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { rank } from './fuzzy.ts'
import './palette.css'
import type { FrameDialogs, PaletteItem } from './frame-items.ts'
import { type PaletteGroup, usePaletteGroups } from './palette-items.ts'

/** What the search leaves: groups in the order of their best answer; without a search, in their own order. */
function found(search: string, groups: readonly PaletteGroup[]): PaletteGroup[] {
  const here = groups.filter(({ asFound }) => !asFound)
  const all = here.flatMap((group) => group.items.map((item) => ({ group, item })))
  const ranked = rank(search, all, ({ item }) => `${item.label} ${item.detail ?? ''}`)
  const order = search.trim() === '' ? here : [...new Set(ranked.map(({ group }) => group))]
  const left = order.map((group) => ({
    ...group,
    items: ranked.filter((each) => each.group === group).map(({ item }) => item),
  }))
  return [...left, ...groups.filter(({ asFound }) => asFound)].filter(({ items }) => items.length > 0)
}

function PaletteRow({ item }: { item: PaletteItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className="pi">
      <Icon name={item.icon} />
      <span className="cut">{item.label}</span>
      {item.detail && <span className="t3 small mono cut">{item.detail}</span>}
      <span className="grow" />
      {item.keyCap && <KeyCap>{item.keyCap}</KeyCap>}
    </ListBoxItem>
  )
}

/** That nothing was found is said only once all have answered. */
function emptyWords(groups: readonly PaletteGroup[]): 'nothing' | 'looking' | 'failed' {
  if (groups.some(({ lacks }) => lacks === 'answer')) return 'looking'
  return groups.some(({ lacks }) => lacks === 'host') ? 'failed' : 'nothing'
}

type PaletteProps = FrameDialogs & { onClose: () => void }

/** Every screen, record and action, by a few letters. */
export function Palette({ onClose, ...dialogs }: PaletteProps) {
  const { t } = useTranslation('frame')
  const [search, setSearch] = useState('')
  const all = usePaletteGroups(search, dialogs)
  const groups = found(search, all)
  const none = emptyWords(all)
  const run = (id: string | number) => {
    onClose()
    void groups
      .flatMap(({ items }) => items)
      .find((item) => item.id === id)
      ?.run()
  }
  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="palette">
        <Dialog aria-label={t('palette.title')} className="palette-dialog">
          <Autocomplete inputValue={search} onInputChange={setSearch}>
            <TextField aria-label={t('palette.title')} autoFocus className="palette-search">
              <Icon name="search" small />
              <Input placeholder={t('palette.hint')} />
              <KeyCap>Esc</KeyCap>
            </TextField>
            <ListBox
              aria-label={t('palette.title')}
              className="list-box palette-list"
              selectionMode="none"
              onAction={run}
              renderEmptyState={() => <p className="palette-none t3">{t(`palette.${none}`, { text: search })}</p>}
            >
              {groups.map(({ id, title, items }) => (
                // Sections and rows share one space of ids: a row that is called like its section hangs the page.
                <ListBoxSection key={id} id={`group:${id}`}>
                  <Header className="gl">{title}</Header>
                  {items.map((item) => (
                    <PaletteRow key={item.id} item={item} />
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
