import { expect, test } from 'vitest'
import { settingsSchema } from '#shared/contract/settings.ts'
import { kilobytesOfLimit, limitChoice, tellsOnDesktop, UPLOAD_LIMITS } from './settings-choices.ts'

test('each choice of speed is one that the settings take, and is read back as itself', () => {
  for (const choice of UPLOAD_LIMITS) {
    const { uploadLimit } = settingsSchema.parse({ uploadLimit: kilobytesOfLimit(choice) })
    expect(limitChoice(uploadLimit)).toBe(choice)
  }
})

test('a speed that was set elsewhere is none of the choices', () => {
  expect(limitChoice(777)).toBeNull()
})

test('a browser tells of orders only once it was allowed to', () => {
  expect(tellsOnDesktop({ notifications: true }, 'default')).toBe(false)
  expect(tellsOnDesktop({ notifications: true }, 'granted')).toBe(true)
  expect(tellsOnDesktop({ notifications: false }, 'granted')).toBe(false)
  expect(tellsOnDesktop({ notifications: true }, null)).toBe(true)
})
