import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('a process that takes too much is ended, though its thread never comes up for air', async () => {
  const script = `
    import { watchMemory } from ${JSON.stringify(new URL('watch-memory.ts', import.meta.url).href)}
    await watchMemory(${200 * 1024 ** 2})
    const kept = []
    for (;;) if (kept.length < 40) kept.push(Buffer.alloc(10_000_000, 1))`
  const running = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 20_000,
    killSignal: 'SIGINT',
  })
  await expect(running).rejects.toMatchObject({ signal: 'SIGKILL' })
})
