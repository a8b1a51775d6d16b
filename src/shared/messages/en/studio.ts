import type { Messages } from '../index.ts'

export const studioEn: Messages['studio'] = {
  title: 'Our studio',
  address: 'Address',
  phone: 'Phone',
  email: 'Email',
  hours: 'Opening hours',
  business: 'Business information',
  tradeName: 'Company',
  owner: 'Owner',
  registration: 'Business registration',
  mailOrder: 'Mail-order registration',
  settings: 'Settings',
}
