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
import {
  type PaletteDoors,
  type PaletteGroup,
  type PaletteItem,
  useCustomerItems,
  usePaletteItems,
} from './palette-items.ts'

const groupOrder: readonly PaletteGroup[] = ['screens', 'chambers', 'actions']

/** Groups in the order of their best answer; without a search, in their own order. */
function groupsOf(search: string, items: readonly PaletteItem[]) {
  const ranked = rank(search, items, (item) => `${item.label} ${item.detail ?? ''}`)
  const order = search.trim() === '' ? groupOrder : [...new Set(ranked.map((item) => item.group))]
  return order
    .map((group) => ({ group, items: ranked.filter((item) => item.group === group) }))
    .filter((each) => each.items.length > 0)
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

type PaletteProps = PaletteDoors & { onClose: () => void }

/** Every screen, chamber and action, by a few letters. */
export function Palette({ onClose, ...doors }: PaletteProps) {
  const { t } = useTranslation('frame')
  const [search, setSearch] = useState('')
  const [own, customers] = [usePaletteItems(doors), useCustomerItems(search)]
  const items = [...own, ...customers]
  const groups = [
    ...groupsOf(search, own),
    ...(customers.length > 0 ? [{ group: 'customers' as const, items: customers }] : []),
  ]
  const run = (id: string | number) => {
    onClose()
    void items.find((item) => item.id === id)?.run()
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
              renderEmptyState={() => <p className="palette-none t3">{t('palette.nothing', { text: search })}</p>}
            >
              {groups.map(({ group, items: rows }) => (
                // Sections and rows share one space of ids: a row that is called like its section hangs the page.
                <ListBoxSection key={group} id={`group:${group}`}>
                  <Header className="gl">{t(`palette.group.${group}`)}</Header>
                  {rows.map((item) => (
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
