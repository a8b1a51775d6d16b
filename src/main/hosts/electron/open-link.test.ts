import { beforeEach, expect, test } from 'vitest'
import { resetElectron, shell } from '#tests/fakes/electron.ts'
import { createLinkOpener } from './open-link.ts'

beforeEach(resetElectron)

const profile = {
  business: {
    name: '한빛사진관',
    owner: '김한빛',
    registration: '123-45-67890',
    mailOrder: '제2026-0000호',
    address: '수원시',
    phone: '031-000-0000',
    email: 'hello@hanbit.example',
    termsUrl: 'https://hanbit.example/terms',
    privacyUrl: 'https://law.hanbit.example:8443/privacy',
    homeUrl: 'https://www.hanbit.example',
  },
}

test.each([
  'https://hanbit.example/terms',
  'https://hanbit.example/other?a=1',
  'https://law.hanbit.example:8443/',
  'https://www.hanbit.example/',
])('%s opens in the customer’s browser', async (url) => {
  await createLinkOpener(profile)(url)
  expect(shell.opened).toEqual([url])
})

test.each([
  'http://hanbit.example/terms',
  'https://hanbit.example.evil.example/',
  'https://evil.example/?https://hanbit.example',
  'https://hanbit.example@evil.example/',
  'https://user:secret@hanbit.example/',
  'https://hanbit.example:444/',
  'https://law.hanbit.example/privacy',
  'mailto:hello@hanbit.example',
  'file:///etc/passwd',
  'smb://hanbit.example/share',
  'javascript:alert(1)',
  'not an address',
])('%s is refused', async (url) => {
  await expect(createLinkOpener(profile)(url)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(shell.opened).toEqual([])
})
