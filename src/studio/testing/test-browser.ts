import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import axios, { type AxiosResponse } from 'axios'
import type { TestStudio } from './start-test-studio.ts'

export type TestBrowser = {
  /** Signs in with the studio's password; later calls are made with the cookie. */
  signIn(): Promise<AxiosResponse>
  get(path: string): Promise<AxiosResponse>
  /** The same as bytes. */
  download(path: string): Promise<AxiosResponse<Buffer>>
  /** Sends a form from the studio's own page, or with the headers that are given instead. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<AxiosResponse>
  /** The console's password as it stands in its file. */
  password(): string
}

/** A browser at the counter, without a script: it keeps its cookies, and follows no redirect. */
export function createTestBrowser(studio: TestStudio): TestBrowser {
  const http = axios.create({
    baseURL: studio.url,
    httpsAgent: new Agent({ ca: studio.ca, keepAlive: false }),
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
  })
  const kept = new Map<string, string>()
  const cookies = () => (kept.size > 0 ? { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') } : {})
  const password = () => readFileSync(join(studio.dataDir, 'console-password.txt'), 'utf8').trim()

  async function post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = { origin: studio.url }) {
    const answer = await http.post(path, new URLSearchParams(fields).toString(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...cookies(), ...headers },
    })
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
      if (/max-age=0/i.test(cookie)) kept.delete(name)
      else kept.set(name, value)
    }
    return answer
  }

  return {
    password,
    post,
    get: (path) => http.get(path, { headers: cookies() }),
    download: (path) => http.get(path, { headers: cookies(), responseType: 'arraybuffer' }),
    signIn: () => post('/console/login', { password: password() }),
  }
}
