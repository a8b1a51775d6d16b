import { expect, it, vi } from 'vitest'
import { createGuestToken } from './guest-token.ts'

const diskFull = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

it('a token that could not be kept is asked for anew, and the one that was kept stays', async () => {
  const set = vi.fn(async (_name: string, _value: string): Promise<void> => {}).mockRejectedValueOnce(diskFull())
  const getToken = createGuestToken({ get: async () => null, set })
  await expect(getToken()).rejects.toMatchObject({ code: 'ENOSPC' })
  const token = await getToken()
  expect(await getToken()).toBe(token)
  expect(set.mock.calls.map(([name]) => name)).toEqual(['guest-token', 'guest-token'])
  expect(set).toHaveBeenLastCalledWith('guest-token', token)
})

it('after a failed read the kept one is read, not a new one written over it', async () => {
  const get = vi.fn(async (): Promise<string | null> => 'kept').mockRejectedValueOnce(new Error('too many open files'))
  const set = vi.fn(async () => {})
  const getToken = createGuestToken({ get, set })
  await expect(getToken()).rejects.toThrow('too many open files')
  expect(await getToken()).toBe('kept')
  expect(set).not.toHaveBeenCalled()
})
