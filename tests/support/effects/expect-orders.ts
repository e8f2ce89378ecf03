import type { Left } from './left.ts'
import { told } from './told.ts'

export const ordersLeft: Readonly<Record<string, Left>> = {
  'orders.place': {
    audit_logs: told('CREATE', 'Order', '<new of orders>', {
      lines: 1,
      customerId: '<of users>',
      taxCentavos: 3360,
      linesCentavos: 28000,
      totalCentavos: 31360,
      discountCentavos: 0,
      shippingCentavos: 0,
      subtotalCentavos: 28000,
    }),
    cart_items: {
      changed: [{ held_until: ['<another time>', null], updated_at: ['<another time>', '<another time>'] }],
    },
    carts: {
      changed: [
        {
          status: ['ACTIVE', 'COMPLETED'],
          version: [1, 2],
          updated_at: ['<another time>', '<another time>'],
          converted_at: [null, '<now>'],
        },
      ],
    },
    order_counters: { changed: [{ last: [1, 2] }] },
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'placed',
          owed: 313.6,
          detail: { items: 1, channel: 'phone' },
          user_id: '<mover>',
          order_id: '<new of orders>',
        },
      ],
    },
    order_items: {
      added: [
        {
          name: '<name of products>',
          unit: 'kg',
          price: 280,
          total: 280,
          order_id: '<new of orders>',
          quantity: 1,
          product_id: '<of products>',
        },
      ],
    },
    orders: {
      added: [
        {
          tax: 33.6,
          total: 313.6,
          status: 'PENDING',
          channel: 'phone',
          user_id: '<of users>',
          currency: 'PHP',
          subtotal: 280,
          tax_mode: 'exclusive',
          tax_rate: 0.12,
          hand_over: 'pickup',
          placed_by: '<mover>',
          created_at: '<now>',
          updated_at: '<another time>',
          operation_id: '<drawn>',
          order_number: '<order>',
          customer_name: 'Liza Cruz',
          customer_phone: '<phone>',
          billing_address: { type: 'pickup' },
          shipping_address: { type: 'pickup' },
        },
      ],
    },
    products: { changed: [{ stock: [100, 99], updated_at: ['<another time>', '<another time>'] }] },
    stock_movements: {
      added: [
        {
          type: 'sold',
          user_id: '<mover>',
          quantity: -1,
          new_stock: 99,
          created_at: '<now>',
          product_id: '<of products>',
          document_id: '<new of orders>',
          document_type: 'order',
          previous_stock: 100,
        },
      ],
    },
  },
  'orders.move': {
    audit_logs: told('UPDATE', 'Order', '<of orders>', { status: 'CONFIRMED' }, { status: 'PENDING' }),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'moved',
          detail: { to: 'CONFIRMED', from: 'PENDING', move: 'confirm' },
          user_id: '<mover>',
          order_id: '<of orders>',
        },
      ],
    },
    orders: {
      changed: [
        { status: ['PENDING', 'CONFIRMED'], version: [0, 1], updated_at: ['<another time>', '<another time>'] },
      ],
    },
  },
  'orders.cancel': {
    audit_logs: told(
      'UPDATE',
      'Order',
      '<of orders>',
      { reason: 'sold out', status: 'CANCELLED' },
      { status: 'PENDING' },
    ),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'moved',
          owed: -313.6,
          detail: { to: 'CANCELLED', from: 'PENDING', move: 'cancel' },
          reason: 'sold out',
          user_id: '<mover>',
          order_id: '<of orders>',
        },
      ],
    },
    orders: {
      changed: [
        {
          status: ['PENDING', 'CANCELLED'],
          version: [0, 1],
          updated_at: ['<another time>', '<another time>'],
          cancelled_at: [null, '<now>'],
        },
      ],
    },
    products: { changed: [{ stock: [99, 100], updated_at: ['<another time>', '<another time>'] }] },
    stock_movements: {
      added: [
        {
          type: 'returned',
          reason: 'sold out',
          user_id: '<mover>',
          quantity: 1,
          new_stock: 100,
          created_at: '<now>',
          product_id: '<of products>',
          document_id: '<of orders>',
          document_type: 'order',
          previous_stock: 99,
        },
      ],
    },
  },
  'orders.edit': {
    audit_logs: told(
      'UPDATE',
      'Order',
      '<of orders>',
      {
        lines: [{ quantity: 2, productId: '<of products>', priceCentavos: 28000 }],
        reason: 'fewer',
        taxCentavos: 6720,
        linesCentavos: 56000,
        totalCentavos: 62720,
        discountCentavos: 0,
        shippingCentavos: 0,
        subtotalCentavos: 56000,
      },
      {
        lines: [{ quantity: 1, productId: '<of products>', priceCentavos: 28000 }],
        taxCentavos: 3360,
        linesCentavos: 28000,
        totalCentavos: 31360,
        discountCentavos: 0,
        shippingCentavos: 0,
        subtotalCentavos: 28000,
      },
    ),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'edited',
          owed: 313.6,
          detail: {
            after: [{ quantity: 2, productId: '<of products>', priceCentavos: 28000 }],
            before: [{ quantity: 1, productId: '<of products>', priceCentavos: 28000 }],
          },
          reason: 'fewer',
          user_id: '<mover>',
          order_id: '<of orders>',
        },
      ],
    },
    order_items: { changed: [{ total: [280, 560], quantity: [1, 2] }] },
    orders: {
      changed: [
        {
          tax: [33.6, 67.2],
          total: [313.6, 627.2],
          version: [0, 1],
          subtotal: [280, 560],
          updated_at: ['<another time>', '<another time>'],
        },
      ],
    },
    products: { changed: [{ stock: [99, 98], updated_at: ['<another time>', '<another time>'] }] },
    stock_movements: {
      added: [
        {
          type: 'sold',
          reason: 'order edited',
          user_id: '<mover>',
          quantity: -1,
          new_stock: 98,
          created_at: '<now>',
          product_id: '<of products>',
          document_id: '<of orders>',
          document_type: 'order',
          previous_stock: 99,
        },
      ],
    },
  },
  'orders.note': {
    audit_logs: told('UPDATE', 'Order', '<of orders>', { note: 'call first' }),
    order_events: {
      added: [
        { at: '<now>', kind: 'noted', detail: { text: 'call first' }, user_id: '<mover>', order_id: '<of orders>' },
      ],
    },
  },
  'orders.release': {
    audit_logs: told('UPDATE', 'Order', '<of orders>', { reason: 'known customer', released: true }),
    order_events: {
      added: [{ at: '<now>', kind: 'released', reason: 'known customer', user_id: '<mover>', order_id: '<of orders>' }],
    },
    orders: { changed: [{ version: [0, 1], updated_at: ['<another time>', '<another time>'] }] },
  },
}
