import type { Left } from './left.ts'
import { told } from './told.ts'

// Written by the database's own clock, not the farm's.
const moved = ['<another time>', '<another time>']
const row = {
  ...{ image_url: null, is_active: true, parent_id: null, description: null, sort_order: 0 },
  ...{ created_at: '<another time>', updated_at: '<another time>' },
}
const plain = { isActive: true, description: '' }
const was = { name: 'Dried', slug: '<drawn>', isActive: true, parentId: null, sortOrder: 0 }

export const categoriesLeft: Readonly<Record<string, Left>> = {
  'categories.create': {
    audit_logs: told('CREATE', 'Category', '<new of categories>', {
      ...{ ...plain, name: 'Fresh <drawn>', slug: 'fresh-<drawn>', parentId: null },
    }),
    categories: { added: [{ ...row, name: 'Fresh <drawn>', slug: 'fresh-<drawn>' }] },
  },
  'categories.update': {
    audit_logs: told(
      ...(['UPDATE', 'Category', '<of categories>', { ...plain, name: 'Fresh', slug: '<drawn>' }] as const),
      {
        ...was,
        ...{ id: '<of categories>', imageUrl: null, description: null },
        ...{ createdAt: '<another time>', updatedAt: '<another time>' },
      },
    ),
    categories: { changed: [{ name: ['Dried', 'Fresh'], updated_at: moved }] },
  },
  'categories.move': {
    audit_logs: told(...(['UPDATE', 'Category', '<of categories>', { at: 0, parentId: null }] as const), {
      parentId: null,
      sortOrder: 0,
    }),
    // It goes first, and its two neighbours make room.
    categories: {
      changed: [
        { updated_at: moved },
        { sort_order: [0, 1], updated_at: moved },
        { sort_order: [0, 2], updated_at: moved },
      ],
    },
  },
  'categories.remove': {
    audit_logs: told(...(['DELETE', 'Category', '<gone of categories>', { moveTo: null }] as const), {
      ...was,
      id: '<gone of categories>',
      description: '',
      products: 0,
    }),
    categories: { removed: [{ ...row, name: 'Dried', slug: '<drawn>' }] },
  },
}
