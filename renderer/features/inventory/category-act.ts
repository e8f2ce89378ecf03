import type { Category } from '../../../electron/contract/inventory/products.ts'

/** What is being done to the tree, each in a dialog. */
export type CategoryAct =
  | { act: 'add'; parentId: string | null }
  | { act: 'edit'; category: Category }
  | { act: 'remove'; category: Category }
