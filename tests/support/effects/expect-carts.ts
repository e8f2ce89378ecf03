import type { Left } from './left.ts'

export const cartsLeft: Readonly<Record<string, Left>> = {
  'carts.open': {
    carts: {
      added: [
        {
          status: 'ACTIVE',
          channel: 'walk-in',
          staff_id: '<mover>',
          created_at: '<another time>',
          expires_at: '<another time>',
          updated_at: '<another time>',
          last_activity_at: '<now>',
        },
      ],
    },
  },
  'carts.add': {
    cart_items: {
      changed: [
        {
          total: [280, 560],
          quantity: [1, 2],
          subtotal: [280, 560],
          held_until: ['<another time>', '<another time>'],
          updated_at: ['<another time>', '<another time>'],
        },
      ],
    },
    carts: {
      changed: [
        {
          tax: [33.6, 67.2],
          total: [413.6, 727.2],
          version: [1, 2],
          subtotal: [280, 560],
          updated_at: ['<another time>', '<another time>'],
          last_activity_at: ['<another time>', '<now>'],
        },
      ],
    },
  },
  'carts.setLine': {
    cart_items: {
      changed: [
        {
          total: [280, 840],
          quantity: [1, 3],
          subtotal: [280, 840],
          held_until: ['<another time>', '<another time>'],
          updated_at: ['<another time>', '<another time>'],
        },
      ],
    },
    carts: {
      changed: [
        {
          tax: [33.6, 100.8],
          total: [413.6, 1040.8],
          version: [1, 2],
          subtotal: [280, 840],
          updated_at: ['<another time>', '<another time>'],
          last_activity_at: ['<another time>', '<now>'],
        },
      ],
    },
  },
  'carts.repeat': {
    cart_items: {
      added: [
        {
          price: 280,
          total: 280,
          cart_id: '<of carts>',
          quantity: 1,
          subtotal: 280,
          created_at: '<now>',
          held_until: '<another time>',
          product_id: '<of products>',
          updated_at: '<another time>',
          is_available: true,
          original_price: 280,
          product_snapshot: { sku: null, name: '<name of products>', price: '280' },
        },
      ],
    },
    carts: {
      changed: [
        {
          tax: [0, 33.6],
          total: [0, 413.6],
          version: [0, 1],
          shipping: [0, 100],
          subtotal: [0, 280],
          updated_at: ['<another time>', '<another time>'],
          last_activity_at: ['<another time>', '<now>'],
        },
      ],
    },
  },
  'carts.renewHolds': {
    cart_items: {
      changed: [{ held_until: ['<another time>', '<another time>'], updated_at: ['<another time>', '<another time>'] }],
    },
    carts: {
      changed: [
        {
          version: [1, 2],
          updated_at: ['<another time>', '<another time>'],
          last_activity_at: ['<another time>', '<now>'],
        },
      ],
    },
  },
  'carts.assign': {
    carts: {
      changed: [
        {
          user_id: [null, '<of users>'],
          version: [0, 1],
          expires_at: ['<another time>', '<another time>'],
          updated_at: ['<another time>', '<another time>'],
          last_activity_at: ['<another time>', '<now>'],
        },
      ],
    },
  },
  'carts.discard': {
    cart_items: {
      changed: [{ held_until: ['<another time>', null], updated_at: ['<another time>', '<another time>'] }],
    },
    carts: {
      changed: [
        {
          status: ['ACTIVE', 'ABANDONED'],
          updated_at: ['<another time>', '<another time>'],
          abandoned_at: [null, '<now>'],
        },
      ],
    },
  },
}
