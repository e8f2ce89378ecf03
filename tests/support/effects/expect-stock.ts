import type { Left } from './left.ts'
import type { Row } from './rows.ts'
import { told } from './told.ts'

/** The product knows how much there is now, and that it was written. */
const stockChanged = (from: number, to: number) => ({
  changed: [{ stock: [from, to], updated_at: ['<another time>', '<another time>'] }],
})

const movement = (quantity: number, more: Row): { added: Row[] } => ({
  added: [
    {
      quantity,
      previous_stock: 100,
      new_stock: 100 + quantity,
      product_id: '<of products>',
      batch_id: null,
      document_type: null,
      document_id: null,
      operation_id: null,
      user_id: '<mover>',
      created_at: '<now>',
      notes: '',
      ...more,
    },
  ],
})

const batch = (more: Row = {}): { added: Row[] } => ({
  added: [
    {
      number: '<batch>',
      product_id: '<of products>',
      remaining: 1,
      harvested_at: '<now>',
      sell_by: null,
      device_id: null,
      room: null,
      climate: null,
      created_at: '<now>',
      created_by: '<mover>',
      ...more,
    },
  ],
})

const line = { counted: null, expected: null, counted_at: null, counted_by: null, product_id: '<of products>' }
const toCount = { ...line, count_id: '<new of stock_counts>' }

const ofBatch = { batch_id: '<new of stock_batches>', document_id: '<batch>' }
const noClimate = { from: '<another time>', to: '<now>', temperature: null, humidity: null, co2: null }
const product = { id: '<of products>', sku: '', name: '<name of products>', unit: 'kg' }

export const stockLeft: Readonly<Record<string, Left>> = {
  'stock.receive': {
    audit_logs: told('CREATE', 'StockMovement', '<new of stock_movements>', {
      ...{ productId: '<of products>', quantity: 1, batch: '<batch>', reason: 'bought', notes: '' },
    }),
    products: stockChanged(100, 101),
    stock_batches: batch(),
    stock_movements: movement(1, { type: 'received', reason: 'bought', document_type: 'other', ...ofBatch }),
  },
  'stock.harvest': {
    audit_logs: told('CREATE', 'StockMovement', '<new of stock_batches>', {
      ...{ productId: '<of products>', quantity: 1, chamber: '<name of devices>', room: 'fruiting' },
    }),
    products: stockChanged(100, 101),
    stock_batches: batch({ device_id: '<of devices>', room: 'fruiting', climate: noClimate }),
    stock_movements: movement(1, {
      ...{ type: 'received', reason: '<name of devices>', document_type: 'harvest', ...ofBatch },
    }),
  },
  'stock.writeOff': {
    audit_logs: told('CREATE', 'StockMovement', '<of products>', {
      ...{ type: 'damaged', quantity: 1, batchId: null, reason: 'spoiled', notes: '' },
    }),
    products: stockChanged(100, 99),
    stock_movements: movement(-1, { type: 'damaged', reason: 'spoiled' }),
  },
  'stock.adjust': {
    audit_logs: told('CREATE', 'StockMovement', '<of products>', { difference: 1, reason: 'found', notes: '' }),
    products: stockChanged(100, 101),
    stock_movements: movement(1, { type: 'adjustment', reason: 'found' }),
  },
  'stock.startCount': {
    audit_logs: told('CREATE', 'StockCount', '<new of stock_counts>', { categoryId: null, note: '' }),
    // A line for each product that the calls before it left.
    stock_count_lines: { added: [toCount, toCount, toCount, toCount] },
    stock_counts: {
      added: [{ note: null, started_at: '<now>', started_by: '<mover>', closed_at: null, closed_by: null }],
    },
  },
  'stock.countOne': {
    stock_count_lines: {
      changed: [
        {
          counted: [null, 1],
          expected: [null, 100],
          counted_at: [null, '<now>'],
          counted_by: [null, '<mover>'],
        },
      ],
    },
  },
  'stock.closeCount': {
    audit_logs: told('UPDATE', 'StockCount', '<of stock_counts>', [{ product, difference: 1 }]),
    products: stockChanged(100, 101),
    stock_counts: { changed: [{ closed_at: [null, '<now>'], closed_by: [null, '<mover>'] }] },
    stock_movements: movement(1, {
      ...{ type: 'adjustment', reason: 'count', document_type: 'count', document_id: '<of stock_counts>' },
    }),
  },
}
