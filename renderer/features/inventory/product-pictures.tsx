import { useMutation, useQuery } from '@tanstack/react-query'
import { DropZone, type DropZoneProps, FileTrigger, isFileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Section } from '../../ui/section.tsx'
import { pictureKinds, pictureUrl, shrinkPicture } from '../../ui/shrink-picture.ts'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

function Picture({ fileId, label }: { fileId: string; label: string }) {
  // Kept by its content: it never changes under its id.
  const url = useQuery(
    api.products.image.queryOptions({ input: { fileId }, staleTime: Number.POSITIVE_INFINITY, select: pictureUrl }),
  ).data
  return url === undefined ? (
    <span className="inventory-picture skel" />
  ) : (
    <img className="inventory-picture" src={url} alt={label} />
  )
}

function usePictures(product: ProductRow) {
  const refresh = useRefresh()
  const { id } = product
  const add = useMutation({
    mutationFn: async (files: readonly Blob[]) => {
      for (const file of files) await client.products.addImage({ id, bytes: await shrinkPicture(file) })
    },
    onSettled: refresh,
  })
  const set = useMutation({
    mutationFn: (images: string[]) => client.products.setImages({ id, images }),
    onSettled: refresh,
  })
  return { add, set }
}

function Shown({ product }: { product: ProductRow }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const { add, set } = usePictures(product)
  const { images, name } = product
  const drop = async ({ items }: Parameters<NonNullable<DropZoneProps['onDrop']>>[0]) => {
    const files = items.filter(isFileDropItem).filter((item) => pictureKinds.includes(item.type))
    add.mutate(await Promise.all(files.map((item) => item.getFile())))
  }
  return (
    <div className="inventory-pictures">
      <ul>
        {images.map((fileId, at) => (
          <li key={fileId}>
            <Picture fileId={fileId} label={t('form.picture', { n: at + 1, name })} />
            {may('products:update') && (
              <div className="row">
                {at > 0 && (
                  <Button
                    size="sm"
                    variant="ghost"
                    onPress={() => {
                      set.mutate([fileId, ...images.filter((each) => each !== fileId)])
                    }}
                  >
                    {t('form.makeMain')}
                  </Button>
                )}
                <span className="grow" />
                <Button
                  size="sm"
                  variant="ghost"
                  icon="trash"
                  label={t('form.removePicture', { n: at + 1 })}
                  onPress={() => {
                    set.mutate(images.filter((each) => each !== fileId))
                  }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {may('products:update') && (
        <DropZone
          className="inventory-drop"
          getDropOperation={(types) => (pictureKinds.some((kind) => types.has(kind)) ? 'copy' : 'cancel')}
          onDrop={(event) => void drop(event)}
        >
          <FileTrigger
            acceptedFileTypes={pictureKinds}
            allowsMultiple
            onSelect={(files) => {
              if (files) add.mutate([...files])
            }}
          >
            <Button size="sm" icon="add" busy={add.isPending}>
              {t('form.addPicture')}
            </Button>
          </FileTrigger>
          <span className="t3 small">{t('form.dropHere')}</span>
        </DropZone>
      )}
      <Refusal words={inventoryRefusals} error={add.error ?? set.error} />
    </div>
  )
}

/** The first is the main one. */
export function ProductPictures({ product }: { product: ProductRow | null }) {
  const { t } = useTranslation('inventory')
  return (
    <Section title={t('form.pictures')} {...(product && { count: product.images.length })}>
      {product ? <Shown product={product} /> : <p className="t3 small inventory-none">{t('form.picturesLater')}</p>}
    </Section>
  )
}
