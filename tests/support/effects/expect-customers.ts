import type { Left } from './left.ts'
import { told } from './told.ts'

export const customersLeft: Readonly<Record<string, Left>> = {
  'customers.create': {
    audit_logs: told('CREATE', 'User', '<new of users>', {
      email: '',
      lastName: 'Cruz',
      firstName: 'Liza',
      phoneNumber: '<phone>',
    }),
    users: {
      added: [
        {
          role: 'BUYER',
          email: 'walkin+<drawn>@local.invalid',
          last_name: 'Cruz',
          created_at: '<another time>',
          first_name: 'Liza',
          updated_at: '<another time>',
          phone_number: '<phone>',
        },
      ],
    },
  },
  'customers.update': {
    audit_logs: told(
      'UPDATE',
      'User',
      '<of users>',
      { email: '', lastName: 'Cruz', firstName: 'Liza', phoneNumber: '<phone>' },
      { email: '', lastName: 'Cruz', firstName: 'Liza', phoneNumber: '<phone>' },
    ),
    users: { changed: [{ updated_at: ['<another time>', '<another time>'], phone_number: ['<phone>', '<phone>'] }] },
  },
  'customers.saveAddress': {
    addresses: {
      added: [
        {
          city: 'Quezon City',
          type: 'shipping',
          state: 'Metro Manila',
          country: 'Philippines',
          street1: '12 Mabini Street',
          user_id: '<of users>',
          last_name: 'Cruz',
          created_at: '<another time>',
          first_name: 'Liza',
          is_default: true,
          updated_at: '<another time>',
          postal_code: '1100',
          phone_number: '<phone>',
        },
      ],
    },
    audit_logs: told('UPDATE', 'Address', '<of users>', {
      city: 'Quezon City',
      type: 'shipping',
      state: 'Metro Manila',
      company: '',
      country: 'Philippines',
      street1: '12 Mabini Street',
      street2: '',
      lastName: 'Cruz',
      firstName: 'Liza',
      isDefault: true,
      postalCode: '1100',
      phoneNumber: '<phone>',
    }),
  },
  'customers.removeAddress': {
    addresses: {
      removed: [
        {
          city: 'Quezon City',
          type: 'shipping',
          state: 'Metro Manila',
          country: 'Philippines',
          street1: '12 Mabini Street',
          user_id: '<of users>',
          last_name: 'Cruz',
          created_at: '<another time>',
          first_name: 'Liza',
          is_default: true,
          updated_at: '<another time>',
          postal_code: '1100',
          phone_number: '<phone>',
        },
      ],
    },
    audit_logs: told('DELETE', 'Address', '<of users>', null, {
      id: '<gone of addresses>',
      city: 'Quezon City',
      type: 'shipping',
      state: 'Metro Manila',
      userId: '<of users>',
      company: null,
      country: 'Philippines',
      street1: '12 Mabini Street',
      street2: null,
      lastName: 'Cruz',
      createdAt: '<another time>',
      firstName: 'Liza',
      isDefault: true,
      updatedAt: '<another time>',
      postalCode: '1100',
      phoneNumber: '<phone>',
    }),
  },
}
