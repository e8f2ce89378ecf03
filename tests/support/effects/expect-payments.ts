import type { Left } from './left.ts'
import { told } from './told.ts'

export const paymentsLeft: Readonly<Record<string, Left>> = {
  'payments.makeLink': {
    audit_logs: told('CREATE', 'PaymentLink', '<new of payment_links>', {
      live: false,
      orderId: '<of orders>',
      amountCentavos: 31360,
    }),
    payment_links: {
      added: [
        {
          amount: 313.6,
          status: 'unpaid',
          link_id: '<of PayMongo>',
          order_id: '<of orders>',
          created_at: '<now>',
          created_by: '<mover>',
          expires_at: '<another time>',
          checkout_url: '<of PayMongo>',
          next_poll_at: '<another time>',
          operation_id: '<drawn>',
          reference_number: '<of PayMongo>',
        },
      ],
    },
  },
  'payments.cancelLink': {
    audit_logs: told('UPDATE', 'PaymentLink', '<of payment_links>', { status: 'closing' }, { status: 'unpaid' }),
    payment_links: {
      changed: [
        {
          status: ['unpaid', 'cancelled'],
          closed_at: [null, '<now>'],
          polled_at: [null, '<now>'],
          next_poll_at: ['<another time>', '<another time>'],
        },
      ],
    },
  },
  'payments.record': {
    audit_logs: told('CREATE', 'Payment', '<new of payments>', {
      method: 'COD',
      orderId: '<of orders>',
      evidence: null,
      amountCentavos: 100,
    }),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'claimed',
          detail: { method: 'COD', paymentId: '<new of payments>', amountCentavos: 100 },
          user_id: '<mover>',
          order_id: '<of orders>',
        },
        {
          at: '<now>',
          kind: 'paid',
          detail: { paymentId: '<new of payments>' },
          user_id: '<mover>',
          order_id: '<of orders>',
          received: 1,
        },
      ],
    },
    orders: { changed: [{ paid: [0, 1], version: [0, 1], updated_at: ['<another time>', '<another time>'] }] },
    payments: {
      added: [
        {
          amount: 1,
          method: 'COD',
          status: 'PAID',
          user_id: '<of users>',
          currency: 'PHP',
          order_id: '<of orders>',
          created_at: '<now>',
          updated_at: '<another time>',
          recorded_by: '<mover>',
          operation_id: '<drawn>',
          processed_at: '<now>',
        },
      ],
    },
  },
  'payments.confirm': {
    audit_logs: told('UPDATE', 'Payment', '<of payments>', { confirmed: true }, { evidence: 'claimed' }),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'confirmed',
          detail: { paymentId: '<of payments>' },
          user_id: '<mover>',
          order_id: '<of orders>',
          received: 313.6,
        },
      ],
    },
    orders: { changed: [{ paid: [0, 313.6], version: [1, 2], updated_at: ['<another time>', '<another time>'] }] },
    payments: {
      changed: [
        {
          status: ['PENDING', 'PAID'],
          evidence: ['claimed', 'confirmed'],
          updated_at: ['<another time>', '<another time>'],
          confirmed_at: [null, '<now>'],
          confirmed_by: [null, '<mover>'],
          processed_at: [null, '<now>'],
        },
      ],
    },
  },
  'payments.reject': {
    audit_logs: told('UPDATE', 'Payment', '<of payments>', { reason: 'not there', rejected: true }),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'rejected',
          detail: { paymentId: '<of payments>' },
          reason: 'not there',
          user_id: '<mover>',
          order_id: '<of orders>',
        },
      ],
    },
    orders: { changed: [{ version: [1, 2], updated_at: ['<another time>', '<another time>'] }] },
    payments: {
      changed: [
        { status: ['PENDING', 'FAILED'], failed_at: [null, '<now>'], updated_at: ['<another time>', '<another time>'] },
      ],
    },
  },
  'payments.refund': {
    audit_logs: told('UPDATE', 'Payment', '<of payments>', { due: 100, lines: [], reason: 'spoiled', refunded: 100 }),
    order_events: {
      added: [
        {
          at: '<now>',
          kind: 'refunded',
          detail: { lines: [], paymentId: '<of payments>' },
          reason: 'spoiled',
          user_id: '<mover>',
          order_id: '<of orders>',
          received: -1,
        },
      ],
    },
    orders: { changed: [{ paid: [313.6, 312.6], version: [1, 2], updated_at: ['<another time>', '<another time>'] }] },
    payment_refunds: {
      added: [
        {
          amount: 1,
          method: 'COD',
          reason: 'spoiled',
          user_id: '<mover>',
          order_id: '<of orders>',
          created_at: '<now>',
          payment_id: '<of payments>',
          operation_id: '<drawn>',
        },
      ],
    },
  },
  'payments.importStatement': {
    audit_logs: told('CREATE', 'StatementImport', '<new of statement_imports>', {
      run: 0,
      rows: 1,
      method: 'GCASH',
      matched: 0,
      reading: {
        dates: null,
        columns: { at: 0, debit: 3, credit: 4, sender: 1, reference: 2 },
        decimal: '.',
        encoding: 'utf-8',
        unmarked: null,
        delimiter: ',',
        headingRow: 1,
        completedWords: null,
      },
      fileName: 'july.csv',
      rejected: 0,
    }),
    statement_imports: {
      added: [
        {
          rows: 1,
          method: 'GCASH',
          reader: 1,
          sha256: '<hash>',
          reading: {
            dates: null,
            columns: { at: 0, debit: 3, credit: 4, sender: 1, reference: 2 },
            decimal: '.',
            encoding: 'utf-8',
            unmarked: null,
            delimiter: ',',
            headingRow: 1,
            completedWords: null,
          },
          headings: '<hash>',
          file_name: 'july.csv',
          finished_at: '<now>',
          imported_at: '<now>',
          imported_by: '<mover>',
        },
      ],
    },
    statement_lines: {
      added: [
        {
          raw: {
            Debit: '',
            Credit: '112.00',
            Description: 'Juan',
            'Date and Time': '2026-11-24 08:00:00',
            'Reference No.': '<reference>',
          },
          amount: 112,
          method: 'GCASH',
          sender: 'Juan',
          paid_at: '<another time>',
          import_id: '<new of statement_imports>',
          reference: '<reference>',
        },
      ],
    },
  },
  'payments.assignLine': {
    audit_logs: told('UPDATE', 'StatementLine', '<of statement_lines>', {
      line: '<reference>',
      order: '<order>',
      claimed: 'GCASH:<reference>',
      paymentId: '<of payments>',
    }),
    payments: { changed: [{ evidence: ['claimed', 'matched'], updated_at: ['<another time>', '<now>'] }] },
    statement_lines: { changed: [{ payment_id: [null, '<of payments>'], assigned_by: [null, '<mover>'] }] },
  },
}
