import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import { resetElectron, utilityProcess } from '#tests/fakes/electron.ts'
import { createProcessStarter } from './start-process.ts'

beforeEach(resetElectron)

function start() {
  const child = createProcessStarter('/app/dist/main')('decoder')
  const electrons = utilityProcess.started[0]
  if (!electrons) throw new Error('nothing was started')
  return { child, electrons }
}

test('the decoder is the bundle beside main, and messages go both ways', () => {
  const { child, electrons } = start()
  const heard: unknown[] = []
  child.onMessage((message) => heard.push(message))
  child.onExit(() => heard.push('exit'))
  child.send({ id: 1 })
  electrons.emit('message', { id: 1, ok: true })
  electrons.emit('exit', 1)
  expect(electrons.modulePath).toMatch(/^[\\/]app[\\/]dist[\\/]main[\\/]decoder\.js$/)
  expect(electrons.sent).toEqual([{ id: 1 }])
  expect(heard).toEqual([{ id: 1, ok: true }, 'exit'])
})

test('a process that ignores the polite signal is killed all the same', async () => {
  const { child, electrons } = start()
  const stubborn = spawn(process.execPath, [
    '-e',
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.stdout.write('up')",
  ])
  await once(stubborn.stdout, 'data')
  electrons.pid = stubborn.pid
  const exited = once(stubborn, 'exit')
  child.kill()
  await exited
  expect(electrons.killed).toBe(true)
})

test('killing one that has not started yet, or is gone, is no error', () => {
  const { child, electrons } = start()
  child.kill()
  electrons.pid = 2 ** 22 + 1
  expect(() => child.kill()).not.toThrow()
})
